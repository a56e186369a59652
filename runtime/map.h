// map.h -- the hash map's record, its tables, its iterator: what the files map*.cpp share.
//
// A map is a directory of tables, a table an array of slots. The first bits of a key's hash choose the table, other
// bits the group of 16 slots where the search begins. Each slot has a control byte: that it is empty, or deleted, or
// the last seven bits of its key's hash. A search compares the 16 bytes of a group at once, looks only at keys whose
// bits agree, and ends at a group that has an empty slot; else it goes on to the next in a sequence that visits all
// groups.
//
// A table that is full is replaced: by one of twice the slots, or, once it has `slots_max`, by two of the same size,
// for the keys whose hash goes on with 0 and with 1 (extendible hashing). So an insertion never moves more than one
// table's entries, however large the map is. The directory has an entry for each prefix of so many bits; a table of
// fewer bits stands in several entries that follow each other.
//
//   table:  header | control bytes, 16 for a group | slots: key, value | a bit for each group, for map_grow
//
// Invariants. A table has an empty slot, so that searches end: at most 7/8 of the slots are full or deleted, `room`
// says how many more may be filled. A slot that is freed becomes empty if its group has an empty one, since no search
// has gone past such a group; else deleted, and the next insertion that passes takes it. The entries of a table do not
// move while it stands in the directory: iterators rely on that.
//
// Nobody guards a map: programs do. A write marks it (`writing`), and who finds the mark, or finds its own gone, ends
// the program. Functions of the program, which may panic, park, or use the map, are never called under the mark; what
// they could have changed is seen by `edits`.
#pragma once

#include "predawn.h"
#include "rt0/atomic.h"
#include "runtime/limits.h"

namespace predawn {

// A table's header.
struct MapTable {
    uint64_t last;       // where the last of a power of two of groups begins among the control bytes
    uint32_t slots;      // that are in use: 16 for a group, or 8 in the smallest table
    uint32_t live;       // full slots
    uint32_t room;       // empty slots that may be filled before the table is full
    uint32_t depth;      // bits of the hash that all keys here have in common
    uint64_t unused[5];
};
static_assert(sizeof(MapTable) == 64, "control bytes and the slots behind them begin as the header does");

constexpr int map_group_slots = 16;
constexpr uint32_t map_slots_first = 8;
// Control bytes; those of full slots are 0 to 127. `map_absent` fills up the only group of the smallest table.
constexpr signed char map_empty = -128, map_deleted = -2, map_absent = -1;

// An entry of the directory: all that a search needs to know of a table.
struct MapSpan {
    signed char* control;
    uint64_t last;
};

// How a map's keys are looked at: here, or by the functions of the key's type, which may be the program's.
enum class MapKeys : uint8_t { words4, words8, strings, foreign };

struct Map {
    int64_t count; // gccgo's code reads it here
    MapSpan* directory;
    uint64_t seed;
    uint32_t shift; // 64 - depth of the directory, which is at least 1
    MapKeys keys;          // and
    Atomic<bool> writing;  // stand side by side: map_is_readable compares both at once
    uint16_t depth_first; // of the tables that stand for map_nothing: no memory yet
    size_t key_bytes;
    size_t value_offset, value_bytes;
    size_t slot_bytes;
    const pd_alg* alg;
    size_t alg_argument;
    const pd_type* key_type;
    MapSpan first[2];      // the first directory
    uint32_t edits;        // insertions, deletions, growth: what makes a search void; writes, if the keys are foreign
    uint32_t replaced;     // tables that were replaced
    uint32_t clears;
    Atomic<uint32_t> iterators; // that have not come to their end, or were given up
    uint32_t slots_first; // of a table where there was none
    uint32_t slots_max;   // of a table, unless its keys' hashes are all alike
    MapTable* spare[2]; // tables that are being filled, or were replaced and are seen by nobody
    char *chunk_at, *chunk_end;
    size_t chunk_bytes_all;
};
static_assert(offsetof(Map, count) == 0, "compiled code reads the length");

struct MapIterator {
    const void* key;
    void* value;
    Map* map; // null at the end
    const signed char* control; // of the table that is visited; it may have been replaced since
    uint64_t last;
    uint64_t at;    // the first hash of that table
    uint64_t start; // the first hash of the first table
    uint64_t random;
    uint32_t first;     // slot of this table, at random
    uint32_t group;     // groups visited in this table
    uint32_t slots;     // full slots of the group that are left, a bit for each
    uint32_t clears;
    uint32_t replaced;  // the map's, when `stale` was found out
    uint16_t depth;
    bool stale;         // the table was replaced: what it holds may have been changed or deleted since
};
static_assert(sizeof(MapIterator) <= sizeof(pd_map_iterator), "it lives in the caller's frame");
static_assert(sizeof(pd_map_iterator) == 96, "gccgo's code has room for this");

extern const MapSpan map_nothing; // a table without slots

inline MapTable* map_table(const signed char* control) {
    return reinterpret_cast<MapTable*>(const_cast<signed char*>(control)) - 1;
}

inline char* map_slots(const signed char* control, uint64_t last) {
    return reinterpret_cast<char*>(const_cast<signed char*>(control)) + last + map_group_slots;
}

inline uint32_t map_room(uint32_t slots) { return slots / 8 * 7; }

inline uint32_t map_depth(const Map* m, const MapSpan& span) {
    return span.control == map_nothing.control ? m->depth_first : map_table(span.control)->depth;
}

// What a map must know of its type.
struct MapShape {
    MapKeys keys;
    size_t key_bytes, value_bytes;
    const pd_alg* alg;       // of foreign keys
    size_t alg_argument;     // what its functions get for the size: that, or what else they go by
    const pd_type* key_type; // for the panic where there is no hash
};

// Makes a zeroed record a map of this shape; `hint` entries will fit without growth. A record that is zeroed still, and
// has no directory, is an empty map that can only be counted and iterated over.
void map_begin(Map* m, const MapShape& shape, int64_t hint);

// Makes room where a key of this hash goes, so that the same search finds an empty slot. Needs stack: foreign keys are
// hashed by the program's function, and not under the mark; for other keys map_grow_plain calls it on the g0's stack.
void map_grow(Map* m, uint64_t hash);
void map_grow_plain(Map* m, uint64_t hash);

// The address of a foreign key's value, or null. `remove`: where it was. `compare`: null, if the key does not equal
// itself.
enum class MapTask { find, put, remove, compare };
void* map_foreign(Map* m, const void* key, MapTask task);

} // namespace predawn

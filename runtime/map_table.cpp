// map_table.cpp -- how a map gets room: tables are made, filled from those they replace, and put into the directory.
//
// A new table is filled on the side and then published; until then nothing has changed, so a hash function of the
// program may panic in the middle. Meanwhile the table stands in `spare`, where the next attempt finds it.
//
// Memory. mal never takes anything back. Large tables come from chunks of the map's own, which grow with the map, so
// that they lie in huge pages. What was replaced is used for the next replacement, unless an iterator may still be
// visiting it: one that was given up before its end cannot be told from one that will go on. In a map on which that has
// happened each table that growth replaces is left behind, in all as much memory as the map has. Insertions and
// deletions in a map that keeps its size replace nothing: what was deleted is made empty where it is.

#include "rt0/machine.h"
#include "runtime/mal.h"
#include "runtime/map_probe.h"
#include "runtime/pages.h"
#include "sys/pages.h"

namespace predawn {
namespace {

struct NoTable {
    MapTable table;
    signed char control[map_group_slots];
};
const NoTable no_table = {{0, 0, 0, 0, 0, {}},
                          {map_empty, map_empty, map_empty, map_empty, map_empty, map_empty, map_empty, map_empty,
                           map_empty, map_empty, map_empty, map_empty, map_empty, map_empty, map_empty, map_empty}};

inline signed char* control_of(MapTable* table) { return reinterpret_cast<signed char*>(table + 1); }
inline MapSpan span_of(MapTable* table) { return {control_of(table), table->last}; }

inline size_t bits_offset(const Map* m, const MapTable* table) {
    size_t control_bytes = table->last + map_group_slots;
    return (sizeof(MapTable) + control_bytes + table->slots * m->slot_bytes + 7) & -size_t{8};
}

// A bit for each group, in words.
inline size_t bits_bytes_of(uint64_t last) { return (last / map_group_slots + 64) / 64 * 8; }

inline uint64_t* bits_of(const Map* m, MapTable* table) {
    return reinterpret_cast<uint64_t*>(reinterpret_cast<char*>(table) + bits_offset(m, table));
}

// ---- memory --------------------------------------------------------------------------------------------------------

struct ChunkWanted {
    Map* m;
    size_t bytes;
};

uint64_t map_chunk_new(void* with) {
    const ChunkWanted& wanted = *static_cast<ChunkWanted*>(with);
    Map* m = wanted.m;
    size_t bytes = m->chunk_bytes_all < map_chunk_bytes_max ? m->chunk_bytes_all : map_chunk_bytes_max;
    bytes = sys::page_round(bytes < wanted.bytes ? wanted.bytes : bytes);
    m->chunk_bytes_all += bytes;
    if (bytes < huge_page_bytes) {
        m->chunk_at = static_cast<char*>(pages_or_die(bytes));
    } else {
        bytes = (bytes + huge_page_bytes - 1) & -huge_page_bytes;
        char* start = static_cast<char*>(pages_or_die(bytes + huge_page_bytes));
        size_t before = -reinterpret_cast<uintptr_t>(start) & (huge_page_bytes - 1);
        if (before != 0) (void)sys::pages_unmap(start, before);
        (void)sys::pages_unmap(start + before + bytes, huge_page_bytes - before);
        (void)sys::pages_advise(start + before, bytes, sys::madv_hugepage); // a hint
        m->chunk_at = start + before;
    }
    m->chunk_end = m->chunk_at + bytes;
    return 0;
}

void* table_memory(Map* m, size_t bytes) {
    if (bytes < map_chunk_table_bytes_min) return mal(bytes);
    bytes = (bytes + 63) & -size_t{64};
    if (bytes > static_cast<size_t>(m->chunk_end - m->chunk_at)) {
        ChunkWanted wanted = {m, bytes};
        rt0_on_system_stack(map_chunk_new, &wanted);
    }
    char* memory = m->chunk_at;
    m->chunk_at += bytes;
    return memory;
}

// An empty table. It stays in its place of `spare` until it is published.
MapTable* fresh_table(Map* m, int place, uint32_t slots, uint32_t depth) {
    MapTable* table = m->spare[place];
    if (!table || table->slots != slots) {
        MapTable sample = {};
        sample.slots = slots;
        sample.last = slots < map_group_slots ? 0 : slots - map_group_slots;
        size_t bits_bytes = bits_bytes_of(sample.last);
        table = static_cast<MapTable*>(table_memory(m, bits_offset(m, &sample) + bits_bytes));
        *table = sample;
        m->spare[place] = table;
    }
    table->depth = depth;
    table->live = 0;
    table->room = map_room(slots);
    signed char* control = control_of(table);
    memset(control, map_empty, table->last + map_group_slots);
    if (slots < map_group_slots) memset(control + slots, map_absent, map_group_slots - slots);
    return table;
}

// ---- entries -------------------------------------------------------------------------------------------------------

inline uint64_t map_hash_slot(const Map* m, const char* slot) {
    switch (m->keys) {
    case MapKeys::words8: return map_hash(m, MapWord<uint64_t>{load<uint64_t>(slot)});
    case MapKeys::words4: return map_hash(m, MapWord<uint32_t>{load<uint32_t>(slot)});
    case MapKeys::strings: return map_hash(m, load<pd_string>(slot));
    default: return map_hash(m, MapAny{slot});
    }
}

inline void copy_slot(char* to, const char* from, size_t bytes) {
    if (bytes == 16) __builtin_memcpy(to, from, 16);
    else if (bytes == 24) __builtin_memcpy(to, from, 24);
    else memcpy(to, from, bytes);
}

// The first empty slot for this hash, in a table in which nothing was deleted, becomes full.
inline uint64_t fill(const MapSpan& span, uint64_t hash) {
    uint64_t at = map_home(span, hash);
    for (uint64_t step = 1;; step++) {
        if (uint32_t match = map_match_empty(map_group(span.control + at))) [[likely]] {
            at += map_first_bit(match);
            span.control[at] = map_tag(hash);
            return at;
        }
        at = map_beyond(span, at, step);
    }
}

// Copies all entries into two tables, by the bit of the hash that follows the old one's depth; or into one.
[[gnu::noinline]] void map_fill(Map* m, const MapSpan& from, MapTable* const to[2], uint32_t depth) {
    const MapSpan spans[2] = {span_of(to[0]), span_of(to[1])};
    char* const to_slots[2] = {map_slots(spans[0].control, spans[0].last),
                               map_slots(spans[1].control, spans[1].last)};
    uint32_t counts[2] = {};
    const char* from_slots = map_slots(from.control, from.last);
    for (uint64_t group = 0; group <= from.last; group += map_group_slots) {
        uint32_t match = map_match_full(map_group(from.control + group));
        for (; match != 0; match &= match - 1) {
            const char* slot = from_slots + (group + map_first_bit(match)) * m->slot_bytes;
            uint64_t hash = map_hash_slot(m, slot);
            uint64_t side = hash << depth >> 63;
            copy_slot(to_slots[side] + fill(spans[side], hash) * m->slot_bytes, slot, m->slot_bytes);
            counts[side]++;
        }
    }
    for (int side = 0; side < 2; side++) {
        to[side]->live += counts[side];
        to[side]->room -= counts[side];
    }
}

// ---- directory -----------------------------------------------------------------------------------------------------

inline uint32_t directory_depth(const Map* m) { return 64 - m->shift; }

// Each entry becomes two. The old directory is left: whoever reads a map while another writes, which is his mistake,
// shall not fault. All that were left are less than the one there is.
void double_directory(Map* m) {
    size_t count = size_t{1} << directory_depth(m);
    MapSpan* wider = static_cast<MapSpan*>(mal(2 * count * sizeof(MapSpan)));
    for (size_t i = 0; i < count; i++) wider[2 * i] = wider[2 * i + 1] = m->directory[i];
    m->directory = wider;
    m->shift--;
}

// Keeps a table that has been replaced, if nobody can see it.
void retire(Map* m, const MapSpan& span) {
    if (span.control == map_nothing.control || m->iterators.load_relaxed() != 0) return;
    MapTable* table = map_table(span.control);
    for (MapTable*& place : m->spare) {
        if (place && place->slots >= table->slots) continue;
        place = table;
        return;
    }
}

// Puts the tables in the place of the one that this hash leads to, half of its entries each if there are two.
void publish(Map* m, uint64_t hash, MapTable* const to[2]) {
    const MapSpan old = map_span(m, hash);
    uint32_t depth = map_depth(m, old);
    if (to[0] != to[1] && depth == directory_depth(m)) double_directory(m);
    size_t count = size_t{1} << (directory_depth(m) - depth);
    MapSpan* first = m->directory + ((hash >> m->shift) & -count);
    for (size_t i = 0; i < count; i++) first[i] = span_of(to[i >= count / 2]);
    m->spare[0] = nullptr;
    if (to[0] != to[1]) m->spare[1] = nullptr;
    m->replaced++;
    m->edits++;
    retire(m, old);
}

// ---- growth --------------------------------------------------------------------------------------------------------

// No more tables than a good hash would need, and some: with a bad one a single table takes all that is alike.
bool may_split(const Map* m, uint32_t depth) {
    if (depth < directory_depth(m)) return true;
    return depth < 40 && (int64_t{2} << depth) * (m->slots_max / 16) <= m->count;
}

// Marks the groups that searches for the table's keys go past.
[[gnu::noinline]] void map_mark_needed(Map* m, const MapSpan& span, uint64_t* needed) {
    memset(needed, 0, bits_bytes_of(span.last));
    const char* slots = map_slots(span.control, span.last);
    for (uint64_t group = 0; group <= span.last; group += map_group_slots) {
        uint32_t match = map_match_full(map_group(span.control + group));
        for (; match != 0; match &= match - 1) {
            uint64_t hash = map_hash_slot(m, slots + (group + map_first_bit(match)) * m->slot_bytes);
            uint64_t at = map_home(span, hash);
            for (uint64_t step = 1; at != group; step++) {
                needed[at / map_group_slots / 64] |= uint64_t{1} << at / map_group_slots % 64;
                at = map_beyond(span, at, step);
            }
        }
    }
}

// Deleted slots become empty where no search for a key of the table goes past them.
void empty_deleted(MapTable* table, const uint64_t* needed) {
    signed char* control = control_of(table);
    for (uint64_t group = 0; group <= table->last / map_group_slots; group++, control += map_group_slots) {
        if (needed[group / 64] >> group % 64 & 1) continue;
        for (int i = 0; i < map_group_slots; i++) {
            if (control[i] != map_deleted) continue;
            control[i] = map_empty;
            table->room++;
        }
    }
}

struct RoomWanted {
    Map* m;
    uint64_t hash;
};

uint64_t grow_here(void* with) {
    const RoomWanted& wanted = *static_cast<RoomWanted*>(with);
    map_grow(wanted.m, wanted.hash);
    return 0;
}

// Foreign keys: what was worked out before the program's functions were called is still so. Then the mark is set.
void begin_change(Map* m, uint32_t edits) {
    if (m->keys != MapKeys::foreign) return; // set since the search
    if (m->edits != edits) map_fatal_writes();
    map_write_begin(m);
}

void end_change(Map* m) {
    if (m->keys == MapKeys::foreign) map_write_end(m);
}

} // namespace

const MapSpan map_nothing = {const_cast<signed char*>(no_table.control), 0};

[[gnu::cold, gnu::noinline]] void map_grow(Map* m, uint64_t hash) {
    uint32_t edits = ++m->edits; // so that the program's functions cannot do the same meanwhile
    const MapSpan old = map_span(m, hash);
    MapTable* table = map_table(old.control);
    uint32_t depth = map_depth(m, old), slots = table->slots, room = map_room(slots);
    if ((room - table->live) * 8 >= slots && slots != 0) {
        uint64_t* needed = bits_of(m, table);
        map_mark_needed(m, old, needed);
        begin_change(m, edits);
        empty_deleted(table, needed);
        end_change(m);
        if (table->room * 16 >= slots) return;
    }
    MapTable* to[2];
    if (slots == 0) {
        to[0] = to[1] = fresh_table(m, 0, m->slots_first, depth);
    } else if (table->live * 2 <= room) { // its keys are crowded, and deleted slots among them
        to[0] = to[1] = fresh_table(m, 0, slots, depth);
    } else if (slots < m->slots_max || !may_split(m, depth)) {
        to[0] = to[1] = fresh_table(m, 0, slots * 2, depth);
    } else {
        to[0] = fresh_table(m, 0, slots, depth + 1);
        to[1] = fresh_table(m, 1, slots, depth + 1);
    }
    if (slots != 0) map_fill(m, old, to, depth);
    begin_change(m, edits);
    publish(m, hash, to);
    end_change(m);
}

[[gnu::cold, gnu::noinline]] void map_grow_plain(Map* m, uint64_t hash) {
    RoomWanted wanted = {m, hash};
    rt0_on_system_stack(grow_here, &wanted);
}

void map_begin(Map* m, const MapShape& shape, int64_t hint) {
    m->alg = shape.alg;
    m->alg_argument = shape.alg_argument;
    m->key_type = shape.key_type;
    m->key_bytes = shape.key_bytes;
    m->value_bytes = shape.value_bytes;
    m->keys = shape.keys;
    if (m->key_bytes + m->value_bytes > map_entry_bytes_max) fatal("makemap: entry too large");
    // The lowest bit of a size is what it can be aligned to.
    size_t value_align = m->value_bytes & -m->value_bytes & 15, key_align = m->key_bytes & -m->key_bytes & 15;
    if (value_align == 0) value_align = m->value_bytes == 0 ? 1 : 8;
    if (key_align == 0) key_align = m->key_bytes == 0 ? 1 : 8;
    size_t align = key_align > value_align ? key_align : value_align;
    m->value_offset = (m->key_bytes + value_align - 1) & -value_align;
    m->slot_bytes = (m->value_offset + m->value_bytes + align - 1) & -align;
    if (m->slot_bytes == 0) m->slot_bytes = 1; // so that an address tells the slot
    m->seed = hash_random();
    m->slots_max = map_slots_max;
    while (m->slots_max > map_slots_max_min && m->slots_max * m->slot_bytes > map_table_bytes_max) m->slots_max /= 2;
    m->slots_first = map_slots_first;
    uint32_t depth = 0;
    if (hint > 0 && static_cast<uint64_t>(hint) < mal_bytes_max / 4 / (m->slot_bytes + 1)) {
        while (map_room(m->slots_first) < hint && m->slots_first < m->slots_max) m->slots_first *= 2;
        if (map_room(m->slots_first) < hint) depth = 1;
        while (depth > 0 && depth < map_hint_depth_max && hint >> depth > map_room(m->slots_max) / 16 * 15) depth++;
    }
    m->depth_first = static_cast<uint16_t>(depth);
    m->shift = depth > 0 ? 64 - depth : 63;
    size_t count = size_t{1} << (64 - m->shift);
    m->directory = depth > 1 ? static_cast<MapSpan*>(mal(count * sizeof(MapSpan))) : m->first;
    for (size_t i = 0; i < count; i++) m->directory[i] = map_nothing;
}

} // namespace predawn

// map_probe.h -- the search for a key, and what an insertion and a deletion change: inlined for each kind of key.
#pragma once

#include "predawn.h"
#include "runtime/hash.h"
#include "runtime/load.h"
#include "runtime/map.h"
#include "runtime/panic.h"
#include "runtime/same_bytes.h"

namespace predawn {

// ---- groups --------------------------------------------------------------------------------------------------------

using MapGroup = char __attribute__((vector_size(16)));       // 16 control bytes
using MapSignedGroup = signed char __attribute__((vector_size(16)));

inline MapGroup map_group(const signed char* at) { return load<MapGroup>(at); }

inline MapGroup map_group_of(signed char byte) {
    uint64_t bytes = static_cast<uint8_t>(byte) * 0x0101'0101'0101'0101u;
    using Words = unsigned long long __attribute__((vector_size(16)));
    return reinterpret_cast<MapGroup>(Words{bytes, bytes});
}

// A bit for each byte that is negative, equal to another, empty, free, full.
inline uint32_t map_signs(MapGroup group) { return static_cast<uint32_t>(__builtin_ia32_pmovmskb128(group)); }
inline uint32_t map_equal(MapGroup a, MapGroup b) { return map_signs(reinterpret_cast<MapGroup>(a == b)); }
inline uint32_t map_match_empty(MapGroup group) { return map_equal(group, map_group_of(map_empty)); }
inline uint32_t map_match_full(MapGroup group) { return ~map_signs(group) & 0xffff; }
inline uint32_t map_match_free(MapGroup group) { // empty or deleted, not absent
    MapSignedGroup left = reinterpret_cast<MapSignedGroup>(group);
    MapSignedGroup right = reinterpret_cast<MapSignedGroup>(map_group_of(map_absent));
    return map_signs(reinterpret_cast<MapGroup>(left < right));
}

inline uint64_t map_first_bit(uint32_t bits) { return static_cast<uint32_t>(__builtin_ctz(bits)); }

// The bits of a hash: the first ones are the directory's. A group is named by where it begins among the control bytes.
inline signed char map_tag(uint64_t hash) { return static_cast<signed char>(hash & 0x7f); }
inline uint64_t map_home(const MapSpan& span, uint64_t hash) { return hash >> 3 & span.last; }
inline uint64_t map_beyond(const MapSpan& span, uint64_t group, uint64_t step) {
    return (group + step * map_group_slots) & span.last;
}
inline MapSpan& map_span(const Map* m, uint64_t hash) { return m->directory[hash >> m->shift]; }

// ---- keys ----------------------------------------------------------------------------------------------------------

template <typename T>
struct MapWord {
    T word;
};

template <typename T>
inline uint64_t map_hash(const Map* m, MapWord<T> key) {
    return hash_word(key.word, m->seed);
}
template <typename T>
inline bool map_same(const Map*, MapWord<T> key, const char* slot) {
    return load<T>(slot) == key.word;
}
template <typename T>
inline void map_store(const Map*, MapWord<T> key, char* slot) {
    __builtin_memcpy(slot, &key.word, sizeof key.word);
}

inline uint64_t map_hash(const Map* m, pd_string key) {
    return hash_bytes(key.ptr, key.len > 0 ? static_cast<size_t>(key.len) : 0, m->seed);
}

inline bool map_same(const Map*, pd_string key, const char* slot) {
    pd_string other = load<pd_string>(slot);
    if (other.len != key.len) return false;
    return other.ptr == key.ptr || key.len <= 0 || same_bytes(other.ptr, key.ptr, static_cast<size_t>(key.len));
}
inline void map_store(const Map*, pd_string key, char* slot) { __builtin_memcpy(slot, &key, sizeof key); }

// By the table of the key's type.
struct MapAny {
    const void* key;
};

// What the program hashes is hashed again: its numbers may be anything.
inline uint64_t map_hash(const Map* m, MapAny key) {
    uint64_t hash = m->alg->hash(key.key, m->alg_argument, m->seed);
    return hash_word(hash, m->seed);
}
inline bool map_same(const Map* m, MapAny key, const char* slot) {
    return m->alg->equal(key.key, slot, m->alg_argument);
}
inline void map_store(const Map* m, MapAny key, char* slot) { memcpy(slot, key.key, m->key_bytes); }

// ---- search --------------------------------------------------------------------------------------------------------

// Where a key is, or may be put.
struct MapPlace {
    signed char* control; // of the slot; null: nowhere
    char* slot;
    bool found;
};

template <typename Key>
[[gnu::always_inline]] inline MapPlace map_search(const Map* m, Key key, uint64_t hash) {
    const MapSpan span = map_span(m, hash);
    char* slots = map_slots(span.control, span.last);
    const MapGroup tag = map_group_of(map_tag(hash));
    uint64_t at = map_home(span, hash);
    for (uint64_t step = 1;; step++) {
        MapGroup group = map_group(span.control + at);
        for (uint32_t match = map_equal(group, tag); match != 0; match &= match - 1) {
            uint64_t index = at + map_first_bit(match);
            char* slot = slots + index * m->slot_bytes;
            if (map_same(m, key, slot)) [[likely]] return {span.control + index, slot, true};
        }
        if (map_match_empty(group) != 0) [[likely]] return {nullptr, nullptr, false};
        at = map_beyond(span, at, step);
    }
}

// The same, or an empty or deleted slot; none if that would take the last room of the table.
template <typename Key>
[[gnu::always_inline]] inline MapPlace map_search_place(const Map* m, Key key, uint64_t hash) {
    const MapSpan span = map_span(m, hash);
    char* slots = map_slots(span.control, span.last);
    const MapGroup tag = map_group_of(map_tag(hash));
    uint64_t at = map_home(span, hash);
    signed char* free = nullptr;
    for (uint64_t step = 1;; step++) {
        signed char* control = span.control + at;
        MapGroup group = map_group(control);
        for (uint32_t match = map_equal(group, tag); match != 0; match &= match - 1) {
            signed char* here = control + __builtin_ctz(match);
            char* slot = slots + static_cast<uint64_t>(here - span.control) * m->slot_bytes;
            if (map_same(m, key, slot)) [[likely]] return {here, slot, true};
        }
        if (!free) {
            if (uint32_t match = map_match_free(group)) free = control + __builtin_ctz(match);
        }
        if (map_match_empty(group) != 0) [[likely]] break;
        at = map_beyond(span, at, step);
    }
    if (*free == map_empty && map_table(span.control)->room == 0) return {nullptr, nullptr, false};
    return {free, slots + static_cast<uint64_t>(free - span.control) * m->slot_bytes, false};
}

// ---- change --------------------------------------------------------------------------------------------------------
// Under the mark, but for foreign keys: there the mark is set for the change alone, and `edits` guards the rest.

[[noreturn, gnu::cold, gnu::noinline]] inline void map_fatal_writes() { fatal("concurrent map writes"); }

inline void map_write_begin(Map* m) {
    if (m->writing.load_relaxed()) [[unlikely]] map_fatal_writes();
    m->writing.store_relaxed(true);
}

inline void map_write_end(Map* m) {
    if (!m->writing.load_relaxed()) [[unlikely]] map_fatal_writes();
    m->writing.store_relaxed(false);
}

inline void map_read_check(const Map* m) {
    if (m->writing.load_relaxed()) [[unlikely]] fatal("concurrent map read and map write");
}

// Has keys of this kind, and no mark. One comparison.
inline bool map_is_readable(const Map* m, MapKeys keys) {
    return load<uint16_t>(&m->keys) == static_cast<uint16_t>(keys);
}

// Takes the place for a new entry; its key is still to be stored.
[[gnu::always_inline]] inline void map_take(Map* m, const MapPlace& place, uint64_t hash) {
    MapTable* table = map_table(map_span(m, hash).control);
    table->room -= *place.control == map_empty;
    table->live++;
    *place.control = map_tag(hash);
    m->count++;
    m->edits++;
    char* value = place.slot + m->value_offset;
    if (m->value_bytes == 8) __builtin_memset(value, 0, 8);
    else memset(value, 0, m->value_bytes);
}

// Frees the slot of an entry that was found.
[[gnu::always_inline]] inline void map_free(Map* m, const MapPlace& place, uint64_t hash) {
    const MapSpan span = map_span(m, hash);
    MapTable* table = map_table(span.control);
    const signed char* group = place.control - (place.control - span.control) % map_group_slots;
    bool has_empty = map_match_empty(map_group(group)) != 0;
    *place.control = has_empty ? map_empty : map_deleted;
    table->room += has_empty;
    table->live--;
    m->count--;
    m->edits++;
}

} // namespace predawn

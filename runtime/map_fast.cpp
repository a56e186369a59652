// map_fast.cpp -- maps by a key that is passed by value: 4 bytes, 8 bytes, a string.
//
// A lookup waits for memory, and the processor overlaps several if each has few instructions. So the quick forms look
// at one group and at the first key there whose bits agree; 19 of 20 lookups end there. The others begin again.
#include "runtime/map_probe.h"

namespace predawn {
namespace {

inline Map* map_of(pd_map* m) { return reinterpret_cast<Map*>(m); }

template <typename Key>
constexpr MapKeys keys_of = MapKeys::strings;
template <>
constexpr MapKeys keys_of<MapWord<uint64_t>> = MapKeys::words8;
template <>
constexpr MapKeys keys_of<MapWord<uint32_t>> = MapKeys::words4;

template <typename Key>
inline void check_keys(const Map* m) {
    if (m->keys != keys_of<Key>) [[unlikely]] fatal("map: the key is of another type");
}

// ---- the whole of each operation -----------------------------------------------------------------------------------

template <typename Key>
[[gnu::noinline]] void* map_find_slow(Map* m, Key key) {
    check_keys<Key>(m);
    map_read_check(m);
    MapPlace place = map_search(m, key, map_hash(m, key));
    return place.found ? place.slot + m->value_offset : nullptr;
}

template <typename Key>
[[gnu::noinline]] MapPlace map_place(Map* m, Key key, uint64_t hash) {
    return map_search_place(m, key, hash);
}

template <typename Key>
[[gnu::noinline]] void* map_put_slow(Map* m, Key key) {
    if (!m) panic("assignment to entry in nil map");
    check_keys<Key>(m);
    uint64_t hash = map_hash(m, key);
    map_write_begin(m);
    MapPlace place = map_place(m, key, hash);
    while (!place.control) [[unlikely]] {
        map_grow_plain(m, hash);
        place = map_place(m, key, hash);
    }
    if (!place.found) {
        map_take(m, place, hash);
        map_store(m, key, place.slot);
    }
    map_write_end(m);
    return place.slot + m->value_offset;
}

template <typename Key>
[[gnu::noinline]] bool map_delete_slow(Map* m, Key key) {
    if (!m) return false;
    check_keys<Key>(m);
    uint64_t hash = map_hash(m, key);
    map_write_begin(m);
    MapPlace place = map_search(m, key, hash);
    if (place.found) map_free(m, place, hash);
    map_write_end(m);
    return place.found;
}

// ---- the quick forms -----------------------------------------------------------------------------------------------

template <typename Key>
[[gnu::always_inline]] inline void* find(pd_map* map, Key key) {
    Map* m = map_of(map);
    if (!m) return nullptr;
    if (!map_is_readable(m, keys_of<Key>)) [[unlikely]] return map_find_slow(m, key);
    uint64_t hash = map_hash(m, key);
    const MapSpan span = map_span(m, hash);
    uint64_t at = map_home(span, hash);
    MapGroup group = map_group(span.control + at);
    for (uint32_t match = map_equal(group, map_group_of(map_tag(hash))); match != 0; match &= match - 1) {
        char* slot = map_slots(span.control, span.last) + (at + map_first_bit(match)) * m->slot_bytes;
        if (map_same(m, key, slot)) [[likely]] return slot + m->value_offset;
    }
    if (map_match_empty(group) != 0) [[likely]] return nullptr;
    return map_find_slow(m, key);
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

void* pd_map_find_u32(pd_map* m, uint32_t key) { return find(m, MapWord<uint32_t>{key}); }
void* pd_map_find_u64(pd_map* m, uint64_t key) { return find(m, MapWord<uint64_t>{key}); }
void* pd_map_find_string(pd_map* m, pd_string key) { return find(m, key); }
void* pd_map_put_u32(pd_map* m, uint32_t key) { return map_put_slow(map_of(m), MapWord<uint32_t>{key}); }
void* pd_map_put_u64(pd_map* m, uint64_t key) { return map_put_slow(map_of(m), MapWord<uint64_t>{key}); }
void* pd_map_put_string(pd_map* m, pd_string key) { return map_put_slow(map_of(m), key); }
bool pd_map_delete_u32(pd_map* m, uint32_t key) { return map_delete_slow(map_of(m), MapWord<uint32_t>{key}); }
bool pd_map_delete_u64(pd_map* m, uint64_t key) { return map_delete_slow(map_of(m), MapWord<uint64_t>{key}); }
bool pd_map_delete_string(pd_map* m, pd_string key) { return map_delete_slow(map_of(m), key); }
}

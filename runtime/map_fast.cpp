// map_fast.cpp -- maps by a key that is passed by value: 4 bytes, 8 bytes, a string.
#include "runtime/map_probe.h"

namespace predawn {
namespace {

inline Map* map_of(pd_map* m) { return reinterpret_cast<Map*>(m); }

[[noreturn, gnu::cold, gnu::noinline]] void other_keys() { fatal("map: the key is of another type"); }

template <typename Key>
[[gnu::always_inline]] inline void* find(pd_map* map, Key key, MapKeys keys) {
    Map* m = map_of(map);
    if (!m) return nullptr;
    if (m->keys != keys) [[unlikely]] other_keys();
    char* slot = map_find_value(m, key);
    return slot ? slot + m->value_offset : nullptr;
}

template <typename Key>
[[gnu::always_inline]] inline void* put(pd_map* map, Key key, MapKeys keys) {
    Map* m = map_of(map);
    if (!m) panic("assignment to entry in nil map");
    if (m->keys != keys) [[unlikely]] other_keys();
    return map_put_value(m, key) + m->value_offset;
}

template <typename Key>
[[gnu::always_inline]] inline bool remove(pd_map* map, Key key, MapKeys keys) {
    Map* m = map_of(map);
    if (!m) return false;
    if (m->keys != keys) [[unlikely]] other_keys();
    return map_delete_value(m, key);
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

void* pd_map_find_u32(pd_map* m, uint32_t key) { return find(m, MapWord<uint32_t>{key}, MapKeys::words4); }
void* pd_map_find_u64(pd_map* m, uint64_t key) { return find(m, MapWord<uint64_t>{key}, MapKeys::words8); }
void* pd_map_find_string(pd_map* m, pd_string key) { return find(m, key, MapKeys::strings); }
void* pd_map_put_u32(pd_map* m, uint32_t key) { return put(m, MapWord<uint32_t>{key}, MapKeys::words4); }
void* pd_map_put_u64(pd_map* m, uint64_t key) { return put(m, MapWord<uint64_t>{key}, MapKeys::words8); }
void* pd_map_put_string(pd_map* m, pd_string key) { return put(m, key, MapKeys::strings); }
bool pd_map_delete_u32(pd_map* m, uint32_t key) { return remove(m, MapWord<uint32_t>{key}, MapKeys::words4); }
bool pd_map_delete_u64(pd_map* m, uint64_t key) { return remove(m, MapWord<uint64_t>{key}, MapKeys::words8); }
bool pd_map_delete_string(pd_map* m, pd_string key) { return remove(m, key, MapKeys::strings); }
}

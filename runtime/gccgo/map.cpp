// map.cpp -- maps: gccgo's code names the type in every call but the one that makes a small map.
//
// So that one makes a record that is still zeroes, and the first assignment gives it its shape. Until then its count is
// 0, and that is looked at first. What is not found is zeroes, in one block for all.
#include "runtime/map.h"

#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/map.h"
#include "runtime/mal.h"

namespace predawn::gccgo {

namespace {

// Of keys that are not hashed by their bytes: the functions that the map's type names.
uint64_t foreign_key_hash(const void* key, size_t type, uint64_t seed) {
    return call_hash(reinterpret_cast<const MapType*>(type)->hasher, key, seed);
}
bool foreign_key_equal(const void* a, const void* b, size_t type) {
    return call_equal(reinterpret_cast<const MapType*>(type)->key->equal, a, b);
}
const pd_alg foreign_keys = {foreign_key_hash, foreign_key_equal, nullptr, nullptr};

MapKeys keys_of(const Type* key) {
    if (kind_of(key) == kind_string) return MapKeys::strings;
    if (!(key->flags & flag_regular_memory)) return MapKeys::foreign;
    return key->bytes == 8 ? MapKeys::words8 : key->bytes == 4 ? MapKeys::words4 : MapKeys::foreign;
}

MapShape shape_of(const MapType* type) {
    size_t argument = reinterpret_cast<uintptr_t>(type);
    return {keys_of(type->key), type->key->bytes, type->value->bytes, &foreign_keys, argument, nullptr};
}

} // namespace

constinit char map_zeroes[1024] = {};

pd_map* map_new(const MapType* type, int64_t hint) {
    Map* m = static_cast<Map*>(mal(sizeof(Map)));
    map_begin(m, shape_of(type), hint);
    return reinterpret_cast<pd_map*>(m);
}

pd_map* map_shaped(const MapType* type, pd_map* map) {
    Map* m = reinterpret_cast<Map*>(map);
    if (m && !m->directory) map_begin(m, shape_of(type), 0);
    return map;
}

bool map_is_empty(const MapType* type, const pd_map* map, const void* key) {
    const Map* m = reinterpret_cast<const Map*>(map);
    if (m && m->count != 0) return false;
    if (type->map_flags & map_hash_may_panic) (void)call_hash(type->hasher, key, 0);
    return true;
}

} // namespace predawn::gccgo

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

pd_map* gccgo_map_small() asm("runtime.makemap__small");
pd_map* gccgo_map_new(const MapType* type, int64_t hint, pd_map* map) asm("runtime.makemap");
pd_map* gccgo_map_new_64(const MapType* type, int64_t hint, pd_map* map) asm("runtime.makemap64");
pd_map* gccgo_map_of(const MapType* type, int64_t count, size_t entry_bytes, size_t value_offset, const char* entries)
    asm("__go_construct_map");
const void* gccgo_map_get(const MapType* type, pd_map* map, const void* key) asm("runtime.mapaccess1");
Found gccgo_map_find(const MapType* type, pd_map* map, const void* key) asm("runtime.mapaccess2");
const void* gccgo_map_get_large(const MapType* type, pd_map* map, const void* key, const void* zeroes)
    asm("runtime.mapaccess1__fat");
Found gccgo_map_find_large(const MapType* type, pd_map* map, const void* key, const void* zeroes)
    asm("runtime.mapaccess2__fat");
void* gccgo_map_put(const MapType* type, pd_map* map, const void* key) asm("runtime.mapassign");
void gccgo_map_delete(const MapType* type, pd_map* map, const void* key) asm("runtime.mapdelete");
void gccgo_map_clear(const MapType* type, pd_map* map) asm("runtime.mapclear");
void gccgo_map_iterate(const MapType* type, pd_map* map, pd_map_iterator* iterator) asm("runtime.mapiterinit");
void gccgo_map_next(pd_map_iterator* iterator) asm("runtime.mapiternext");

pd_map* gccgo_map_small() { return static_cast<pd_map*>(mal(sizeof(Map))); }

[[gnu::noinline]] pd_map* gccgo_map_new(const MapType* type, int64_t hint, pd_map*) { return map_new(type, hint); }

pd_map* gccgo_map_new_64(const MapType* type, int64_t hint, pd_map*) { return map_new(type, hint); }

// A literal: entries stand behind each other, a key and a value each.
pd_map* gccgo_map_of(const MapType* type, int64_t count, size_t entry_bytes, size_t value_offset, const char* entries) {
    pd_map* map = gccgo_map_new(type, count, nullptr);
    for (int64_t i = 0; i < count; i++, entries += entry_bytes) {
        memcpy(pd_map_put(map, entries), entries + value_offset, type->value->bytes);
    }
    return map;
}

Found gccgo_map_find_large(const MapType* type, pd_map* map, const void* key, const void* zeroes) {
    const void* value = map_is_empty(type, map, key) ? nullptr : pd_map_find(map, key);
    return {value ? value : zeroes, value != nullptr};
}

const void* gccgo_map_get_large(const MapType* type, pd_map* map, const void* key, const void* zeroes) {
    return gccgo_map_find_large(type, map, key, zeroes).value;
}

Found gccgo_map_find(const MapType* type, pd_map* map, const void* key) {
    return gccgo_map_find_large(type, map, key, map_zeroes);
}

const void* gccgo_map_get(const MapType* type, pd_map* map, const void* key) {
    return gccgo_map_find_large(type, map, key, map_zeroes).value;
}

void* gccgo_map_put(const MapType* type, pd_map* map, const void* key) {
    return pd_map_put(map_shaped(type, map), key);
}

void gccgo_map_delete(const MapType* type, pd_map* map, const void* key) {
    if (!map_is_empty(type, map, key)) (void)pd_map_delete(map, key);
}

void gccgo_map_clear(const MapType*, pd_map* map) {
    if (pd_map_len(map) != 0) pd_map_clear(map);
}

void gccgo_map_iterate(const MapType*, pd_map* map, pd_map_iterator* iterator) { pd_map_iterate(iterator, map); }
void gccgo_map_next(pd_map_iterator* iterator) { pd_map_next(iterator); }
}

// map_fast.cpp -- maps with keys of 4 or 8 bytes, and strings, which are passed by value.
//
// The compiler calls these where it finds that a key can be hashed by its bytes, which is what keys_of in map.cpp goes
// by: the map has its quick form then.
#include "runtime/gccgo/map.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

inline bool is_empty(pd_map* map) { return !map || *reinterpret_cast<const int64_t*>(map) == 0; }

inline const void* or_zeroes(const void* value) { return value ? value : map_zeroes; }
inline Found found(const void* value) { return {or_zeroes(value), value != nullptr}; }

inline const void* find(pd_map* map, uint32_t key) { return is_empty(map) ? nullptr : pd_map_find_u32(map, key); }
inline const void* find(pd_map* map, uint64_t key) { return is_empty(map) ? nullptr : pd_map_find_u64(map, key); }
inline const void* find(pd_map* map, pd_string key) { return is_empty(map) ? nullptr : pd_map_find_string(map, key); }

} // namespace

extern "C" {

const void* gccgo_map_get_u32(const MapType*, pd_map* map, uint32_t key) asm("runtime.mapaccess1__fast32");
const void* gccgo_map_get_u64(const MapType*, pd_map* map, uint64_t key) asm("runtime.mapaccess1__fast64");
const void* gccgo_map_get_string(const MapType*, pd_map* map, pd_string key) asm("runtime.mapaccess1__faststr");
Found gccgo_map_find_u32(const MapType*, pd_map* map, uint32_t key) asm("runtime.mapaccess2__fast32");
Found gccgo_map_find_u64(const MapType*, pd_map* map, uint64_t key) asm("runtime.mapaccess2__fast64");
Found gccgo_map_find_string(const MapType*, pd_map* map, pd_string key) asm("runtime.mapaccess2__faststr");
void* gccgo_map_put_u32(const MapType* type, pd_map* map, uint32_t key) asm("runtime.mapassign__fast32");
void* gccgo_map_put_u64(const MapType* type, pd_map* map, uint64_t key) asm("runtime.mapassign__fast64");
void* gccgo_map_put_p32(const MapType* type, pd_map* map, uint32_t key) asm("runtime.mapassign__fast32ptr");
void* gccgo_map_put_p64(const MapType* type, pd_map* map, uint64_t key) asm("runtime.mapassign__fast64ptr");
void* gccgo_map_put_string(const MapType* type, pd_map* map, pd_string key) asm("runtime.mapassign__faststr");
void gccgo_map_delete_u32(const MapType*, pd_map* map, uint32_t key) asm("runtime.mapdelete__fast32");
void gccgo_map_delete_u64(const MapType*, pd_map* map, uint64_t key) asm("runtime.mapdelete__fast64");
void gccgo_map_delete_string(const MapType*, pd_map* map, pd_string key) asm("runtime.mapdelete__faststr");

const void* gccgo_map_get_u32(const MapType*, pd_map* map, uint32_t key) { return or_zeroes(find(map, key)); }
const void* gccgo_map_get_u64(const MapType*, pd_map* map, uint64_t key) { return or_zeroes(find(map, key)); }
const void* gccgo_map_get_string(const MapType*, pd_map* map, pd_string key) { return or_zeroes(find(map, key)); }
Found gccgo_map_find_u32(const MapType*, pd_map* map, uint32_t key) { return found(find(map, key)); }
Found gccgo_map_find_u64(const MapType*, pd_map* map, uint64_t key) { return found(find(map, key)); }
Found gccgo_map_find_string(const MapType*, pd_map* map, pd_string key) { return found(find(map, key)); }

void* gccgo_map_put_u32(const MapType* type, pd_map* map, uint32_t key) {
    return pd_map_put_u32(map_shaped(type, map), key);
}
void* gccgo_map_put_u64(const MapType* type, pd_map* map, uint64_t key) {
    return pd_map_put_u64(map_shaped(type, map), key);
}
void* gccgo_map_put_p32(const MapType* type, pd_map* map, uint32_t key) {
    return pd_map_put_u32(map_shaped(type, map), key);
}
void* gccgo_map_put_p64(const MapType* type, pd_map* map, uint64_t key) {
    return pd_map_put_u64(map_shaped(type, map), key);
}
void* gccgo_map_put_string(const MapType* type, pd_map* map, pd_string key) {
    return pd_map_put_string(map_shaped(type, map), key);
}

void gccgo_map_delete_u32(const MapType*, pd_map* map, uint32_t key) {
    if (!is_empty(map)) (void)pd_map_delete_u32(map, key);
}
void gccgo_map_delete_u64(const MapType*, pd_map* map, uint64_t key) {
    if (!is_empty(map)) (void)pd_map_delete_u64(map, key);
}
void gccgo_map_delete_string(const MapType*, pd_map* map, pd_string key) {
    if (!is_empty(map)) (void)pd_map_delete_string(map, key);
}
}

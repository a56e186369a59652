// reflect_map.cpp -- maps as package reflect uses them: by the functions that serve compiled code.
#include "runtime/gccgo/map.h"
#include "runtime/map.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

const void* find(const MapType* type, pd_map* map, const void* key) {
    return map_is_empty(type, map, key) ? nullptr : pd_map_find(map, key);
}

void assign(const MapType* type, pd_map* map, const void* key, const void* value) {
    void* to = pd_map_put(map_shaped(type, map), key);
    memmove(to, value, type->value->bytes);
}

void remove(const MapType* type, pd_map* map, const void* key) {
    if (!map_is_empty(type, map, key)) (void)pd_map_delete(map, key);
}

// reflect takes an iterator whose third word is 0 for one that has not begun. That is the map of the engine's, and 0
// behind the last entry.
void mark_begun(pd_map_iterator* iterator) {
    if (!iterator->key) iterator->reserved[0] = 1;
}

} // namespace

extern "C" {

pd_map* gccgo_reflect_map_new(const MapType* type, int64_t hint) asm("reflect.makemap");
const void* gccgo_reflect_map_find(const MapType* type, pd_map* map, const void* key) asm("reflect.mapaccess");
const void* gccgo_reflect_map_find_string(const MapType* type, pd_map* map, pd_string key)
    asm("reflect.mapaccess__faststr");
void gccgo_reflect_map_assign(const MapType* type, pd_map* map, const void* key, const void* value)
    asm("reflect.mapassign");
void gccgo_reflect_map_assign_string(const MapType* type, pd_map* map, pd_string key, const void* value)
    asm("reflect.mapassign__faststr");
void gccgo_reflect_map_delete(const MapType* type, pd_map* map, const void* key) asm("reflect.mapdelete");
void gccgo_reflect_map_delete_string(const MapType* type, pd_map* map, pd_string key)
    asm("reflect.mapdelete__faststr");
int64_t gccgo_reflect_map_len(pd_map* map) asm("reflect.maplen");
int64_t gccgo_reflectlite_map_len(pd_map* map) asm("internal_1reflectlite.maplen");
void gccgo_reflect_map_iterate(const MapType* type, pd_map* map, pd_map_iterator* iterator) asm("reflect.mapiterinit");
void gccgo_reflect_map_next(pd_map_iterator* iterator) asm("reflect.mapiternext");
const void* gccgo_reflect_map_key(pd_map_iterator* iterator) asm("reflect.mapiterkey");
void* gccgo_reflect_map_value(pd_map_iterator* iterator) asm("reflect.mapiterelem");

pd_map* gccgo_reflect_map_new(const MapType* type, int64_t hint) { return map_new(type, hint); }

const void* gccgo_reflect_map_find(const MapType* type, pd_map* map, const void* key) { return find(type, map, key); }
const void* gccgo_reflect_map_find_string(const MapType* type, pd_map* map, pd_string key) {
    return find(type, map, &key);
}
void gccgo_reflect_map_assign(const MapType* type, pd_map* map, const void* key, const void* value) {
    assign(type, map, key, value);
}
void gccgo_reflect_map_assign_string(const MapType* type, pd_map* map, pd_string key, const void* value) {
    assign(type, map, &key, value);
}
void gccgo_reflect_map_delete(const MapType* type, pd_map* map, const void* key) { remove(type, map, key); }
void gccgo_reflect_map_delete_string(const MapType* type, pd_map* map, pd_string key) { remove(type, map, &key); }
int64_t gccgo_reflect_map_len(pd_map* map) { return pd_map_len(map); }
int64_t gccgo_reflectlite_map_len(pd_map* map) { return pd_map_len(map); }

void gccgo_reflect_map_iterate(const MapType*, pd_map* map, pd_map_iterator* iterator) {
    pd_map_iterate(iterator, map);
    mark_begun(iterator);
}

void gccgo_reflect_map_next(pd_map_iterator* iterator) {
    if (!iterator->key) return;
    pd_map_next(iterator);
    mark_begun(iterator);
}

const void* gccgo_reflect_map_key(pd_map_iterator* iterator) { return iterator->key; }
void* gccgo_reflect_map_value(pd_map_iterator* iterator) { return iterator->value; }
}

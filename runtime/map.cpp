// map.cpp -- maps by the address of a key, whatever its type.
//
// Keys that can be passed by value are, to map_fast.cpp; the others go to map_foreign.cpp.
#include "runtime/mal.h"
#include "runtime/map_probe.h"

namespace predawn {
namespace {

inline Map* map_of(pd_map* m) { return reinterpret_cast<Map*>(m); }

inline void copy_value(const Map* m, void* to, const void* from) {
    if (m->value_bytes == 8) __builtin_memcpy(to, from, 8);
    else memcpy(to, from, m->value_bytes);
}

} // namespace

} // namespace predawn

using namespace predawn;

extern "C" {

pd_map* pd_map_new(const pd_map_type* type, int64_t hint) {
    const pd_alg* alg = type->key->alg;
    size_t key_bytes = type->key->bytes;
    MapKeys keys = alg == &pd_alg_string                      ? MapKeys::strings
                   : alg == &pd_alg_memory && key_bytes == 8  ? MapKeys::words8
                   : alg == &pd_alg_memory && key_bytes == 4  ? MapKeys::words4
                                                              : MapKeys::foreign;
    MapShape shape = {keys, key_bytes, type->value->bytes, alg, key_bytes, type->key};
    Map* m = static_cast<Map*>(mal(sizeof(Map)));
    map_begin(m, shape, hint);
    return reinterpret_cast<pd_map*>(m);
}

int64_t pd_map_len(pd_map* m) { return m ? map_of(m)->count : 0; }

void* pd_map_find(pd_map* m, const void* key) {
    if (!m) return nullptr;
    switch (map_of(m)->keys) {
    case MapKeys::words8: return pd_map_find_u64(m, load<uint64_t>(key));
    case MapKeys::words4: return pd_map_find_u32(m, load<uint32_t>(key));
    case MapKeys::strings: return pd_map_find_string(m, load<pd_string>(key));
    case MapKeys::foreign: break;
    }
    return map_foreign(map_of(m), key, MapTask::find);
}

bool pd_map_get(pd_map* m, const void* key, void* value) {
    const void* from = pd_map_find(m, key);
    if (from) copy_value(map_of(m), value, from);
    else if (m) memset(value, 0, map_of(m)->value_bytes);
    return from != nullptr;
}

void* pd_map_put(pd_map* m, const void* key) {
    if (!m) panic("assignment to entry in nil map");
    switch (map_of(m)->keys) {
    case MapKeys::words8: return pd_map_put_u64(m, load<uint64_t>(key));
    case MapKeys::words4: return pd_map_put_u32(m, load<uint32_t>(key));
    case MapKeys::strings: return pd_map_put_string(m, load<pd_string>(key));
    case MapKeys::foreign: break;
    }
    return map_foreign(map_of(m), key, MapTask::put);
}

void pd_map_set(pd_map* m, const void* key, const void* value) {
    void* to = pd_map_put(m, key);
    copy_value(map_of(m), to, value);
}

bool pd_map_delete(pd_map* m, const void* key) {
    if (!m) return false;
    switch (map_of(m)->keys) {
    case MapKeys::words8: return pd_map_delete_u64(m, load<uint64_t>(key));
    case MapKeys::words4: return pd_map_delete_u32(m, load<uint32_t>(key));
    case MapKeys::strings: return pd_map_delete_string(m, load<pd_string>(key));
    case MapKeys::foreign: break;
    }
    return map_foreign(map_of(m), key, MapTask::remove) != nullptr;
}

bool pd_map_set_or_delete(pd_map* m, const void* key, const void* value, bool present) {
    if (!present) return pd_map_delete(m, key);
    pd_map_set(m, key, value);
    return true;
}

// The tables stay: a map that has been large is likely to be so again.
void pd_map_clear(pd_map* map) {
    Map* m = map_of(map);
    if (!m) return;
    map_write_begin(m);
    size_t entries = size_t{1} << (64 - m->shift);
    for (size_t i = 0; i < entries; i++) {
        signed char* control = m->directory[i].control;
        MapTable* table = map_table(control);
        if (table->slots == 0 || (i > 0 && m->directory[i - 1].control == control)) continue;
        table->live = 0;
        table->room = map_room(table->slots);
        memset(control, map_empty, table->slots);
    }
    m->count = 0;
    m->edits++;
    m->clears++;
    map_write_end(m);
}
}

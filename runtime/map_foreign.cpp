// map_foreign.cpp -- operations on maps whose keys are hashed and compared by the functions of their type.
//
// The program may have brought these, and then they may panic: the map is as it was. So they are called first, nothing
// is changed if `edits` says that somebody else has, and the change is made without them. They need stack, and so does
// a panic that comes out of them: an operation looks whether there is enough, and asks for another segment as a checked
// function would.
#include "rt0/machine.h"
#include "runtime/alg.h"
#include "runtime/map_probe.h"

namespace predawn {
namespace {

struct Request {
    Map* m;
    const void* key;
    MapTask task;
    char* slot; // the result
};

// Where the keys' type has no hash there is nothing that can be done with a key.
uint64_t map_foreign_hash(const Map* m, const void* key) {
    if (!m->alg->hash) [[unlikely]] panic_of_type("runtime error: hash of unhashable type ", m->key_type);
    return map_hash(m, MapAny{key});
}

char* map_foreign_find(Map* m, const void* key) {
    uint64_t hash = map_foreign_hash(m, key);
    map_read_check(m);
    uint32_t edits = m->edits;
    MapPlace place = map_search(m, MapAny{key}, hash);
    if (m->edits != edits) fatal("concurrent map read and map write");
    return place.slot;
}

char* map_foreign_put(Map* m, const void* key) {
    uint64_t hash = map_foreign_hash(m, key);
    MapPlace place;
    for (;;) {
        uint32_t edits = m->edits;
        place = map_search_place(m, MapAny{key}, hash);
        if (m->edits != edits) map_fatal_writes();
        if (place.control) break;
        map_grow(m, hash);
    }
    map_write_begin(m);
    if (!place.found) map_take(m, place, hash);
    m->edits++;
    map_store(m, MapAny{key}, place.slot); // also for an equal one: it may differ, as -0 and +0 do
    map_write_end(m);
    return place.slot;
}

char* map_foreign_delete(Map* m, const void* key) {
    uint64_t hash = map_foreign_hash(m, key);
    uint32_t edits = m->edits;
    MapPlace place = map_search(m, MapAny{key}, hash);
    if (m->edits != edits) map_fatal_writes();
    map_write_begin(m);
    if (place.found) map_free(m, place, hash);
    map_write_end(m);
    return place.slot;
}

char* map_foreign_compare(Map* m, const void* key) {
    char* slot = static_cast<char*>(const_cast<void*>(key));
    return map_same(m, MapAny{key}, slot) ? slot : nullptr;
}

[[gnu::noinline]] void map_foreign_run(void* with) {
    Request& request = *static_cast<Request*>(with);
    switch (request.task) {
    case MapTask::find: request.slot = map_foreign_find(request.m, request.key); break;
    case MapTask::put: request.slot = map_foreign_put(request.m, request.key); break;
    case MapTask::remove: request.slot = map_foreign_delete(request.m, request.key); break;
    case MapTask::compare: request.slot = map_foreign_compare(request.m, request.key); break;
    }
}

} // namespace

void* map_foreign(Map* m, const void* key, MapTask task) {
    Request request = {m, key, task, nullptr};
    uintptr_t here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
    if (here < current_tcb()->stack_limit + map_foreign_stack_bytes * 2) { // the caller may stand below the limit
        rt0_call_with_stack(map_foreign_run, &request, map_foreign_stack_bytes);
    } else {
        map_foreign_run(&request);
    }
    return request.slot ? request.slot + m->value_offset : nullptr;
}

} // namespace predawn

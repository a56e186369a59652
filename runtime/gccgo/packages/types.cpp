// types.cpp -- the types of all packages, in which reflect looks up one that it is to make: a program that has such a
// type already must not get a second one.
//
// This registration takes the place of the one in start.cpp where reflect is linked. It is called once, before packages
// are initialised.
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/room.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

struct TypeList {
    int64_t count;
    const Type* types[];
};

constinit const TypeList* const* lists = nullptr;
constinit int64_t list_count = 0;

} // namespace

extern "C" {

void gccgo_types_registered(int64_t count, const TypeList* const* all) asm("runtime.registerTypeDescriptors");
const Type* gccgo_reflect_look_up(pd_string name) asm("reflect.lookupType");
uint64_t gccgo_reflect_hash(const Type* type, const void* value, uint64_t seed) asm("reflect.typehash");
uint64_t gccgo_hash_any(const void* value, uint64_t seed) asm("runtime.nilinterhash"); // hash.cpp

void gccgo_types_registered(int64_t count, const TypeList* const* all) {
    lists = all;
    list_count = count;
}

// By the name with package paths.
const Type* gccgo_reflect_look_up(pd_string name) {
    for (int64_t i = 0; i < list_count; i++) {
        for (int64_t k = 0; k < lists[i]->count; k++) {
            if (pd_string_equal(*lists[i]->types[k]->name, name)) return lists[i]->types[k];
        }
    }
    return nullptr;
}

uint64_t gccgo_reflect_hash(const Type* type, const void* value, uint64_t seed) {
    void* word = const_cast<void*>(value);
    if (type->kind & kind_direct) word = *static_cast<void* const*>(value);
    Any x = {type, word};
    uint64_t hash = 0;
    with_room([&] { hash = gccgo_hash_any(&x, seed); });
    return hash;
}
}

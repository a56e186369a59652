// map.h -- what the forms that take a key by its address and those that take it by value share.
#pragma once

#include "runtime/gccgo/abi.h"

namespace predawn::gccgo {

// A value, or zeroes; and whether there is one.
struct Found {
    const void* value;
    bool found;
};

extern char map_zeroes[1024]; // the largest value that has no zeroes of its own; nobody writes there

pd_map* map_new(const MapType* type, int64_t hint);

// The same map, ready for an assignment.
pd_map* map_shaped(const MapType* type, pd_map* map);

// Whether nothing is in it, or it is nil. Panics where the key cannot be hashed, which would not be noticed then.
bool map_is_empty(const MapType* type, const pd_map* map, const void* key);

} // namespace predawn::gccgo

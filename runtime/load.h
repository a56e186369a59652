// load.h -- load: the value at an address, aligned for it or not.
#pragma once

#include <stddef.h>

namespace predawn {

// `index`: so many values of the type further on. A pointer to T would tell clang that the address is aligned for one.
template <typename T>
inline T load(const void* from, size_t index = 0) {
    T value;
    __builtin_memcpy(&value, static_cast<const char*>(from) + index * sizeof value, sizeof value);
    return value;
}

} // namespace predawn

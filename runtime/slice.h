// slice.h -- the checks of make([]T, len, cap).
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace predawn {

// The bytes of the array. Panics as pd_slice_new does.
size_t slice_bytes(int64_t len, int64_t cap, size_t elem_bytes);

} // namespace predawn

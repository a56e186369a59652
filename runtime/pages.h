// pages.h -- memory from the kernel, for who cannot go on without it.
#pragma once

#include "runtime/panic.h"
#include "sys/pages.h"

namespace predawn {

// Zeroed pages for at least so many bytes; `fatal error: out of memory` if there are none. On a g0's stack.
inline void* pages_or_die(size_t bytes) {
    sys::Result<void*> mapped = sys::pages_map(sys::page_round(bytes));
    if (!mapped.ok()) fatal("out of memory");
    return mapped.value();
}

} // namespace predawn

// pages.h -- memory from the kernel, for who cannot go on without it.
#pragma once

#include <stddef.h>

namespace predawn {

// Zeroed pages for at least so many bytes; `fatal error: out of memory` if there are none. On a g0's stack.
void* pages_or_die(size_t bytes);

} // namespace predawn

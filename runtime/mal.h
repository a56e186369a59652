// mal.h -- mal: zeroed memory, 16-byte aligned, that lives until the process ends.
//
// Each M carves small objects from a hunk of its own: no lock. It runs without prologues that could grow a stack
// and is never entered from a signal handler, so nothing enters it in the middle of an edit.
#pragma once

#include <stddef.h>

namespace predawn {

constexpr size_t mal_bytes_max = size_t{1} << 47;

// Never null: `fatal error: out of memory`. Any goroutine or g0.
void* mal(size_t bytes);

} // namespace predawn

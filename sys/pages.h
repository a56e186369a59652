// pages.h -- memory from the kernel.
#pragma once

#include "sys/syscall.h"

namespace predawn::sys {

constexpr size_t page_bytes = 4096;

inline size_t page_round(size_t bytes) { return (bytes + page_bytes - 1) & -page_bytes; }

// Zeroed pages, readable and writable. `bytes` is a multiple of page_bytes.
Result<void*> pages_map(size_t bytes);

inline Result<int> pages_unmap(void* start, size_t bytes) { return call<int>(Call::munmap, start, bytes); }

inline Result<int> pages_protect(void* start, size_t bytes, int64_t protection) {
    return call<int>(Call::mprotect, start, bytes, protection);
}

inline Result<int> pages_advise(void* start, size_t bytes, int64_t advice) {
    return call<int>(Call::madvise, start, bytes, advice);
}

} // namespace predawn::sys

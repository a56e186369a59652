// pages.cpp -- memory from the kernel, for who cannot go on without it.
#include "runtime/pages.h"

#include "runtime/panic.h"
#include "sys/pages.h"

namespace predawn {

void* pages_or_die(size_t bytes) {
    sys::Result<void*> mapped = sys::pages_map(sys::page_round(bytes));
    if (!mapped.ok()) fatal("out of memory");
    return mapped.value();
}

} // namespace predawn

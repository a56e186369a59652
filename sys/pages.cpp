// pages.cpp -- the one call that every program has twice, out of line.
#include "sys/pages.h"

namespace predawn::sys {

Result<void*> pages_map(size_t bytes) {
    return call<void*>(Call::mmap, 0, bytes, prot_read | prot_write, map_private | map_anonymous, -1);
}

} // namespace predawn::sys

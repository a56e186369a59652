// ascii.h -- how many bytes at the start of a text are ASCII, sixteen at a time. Pure.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace predawn {

// The number of bytes below 0x80 in front of the first that is not, or of all of them.
inline size_t ascii_prefix(const char* text, size_t bytes) {
    typedef char Bytes16 [[gnu::vector_size(16), gnu::aligned(1), gnu::may_alias]];
    size_t at = 0;
    for (; bytes - at >= 16; at += 16) {
        int high_bits = __builtin_ia32_pmovmskb128(*reinterpret_cast<const Bytes16*>(text + at));
        if (high_bits != 0) return at + static_cast<size_t>(__builtin_ctz(static_cast<unsigned>(high_bits)));
    }
    while (at < bytes && text[at] >= 0) at++;
    return at;
}

} // namespace predawn

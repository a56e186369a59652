// same_bytes.h -- whether so many bytes here and there are the same: what strings and maps ask of short texts.
//
// Inlined, and not a call of memcmp: a search in a map would have to save all that it holds in registers, and which
// bytes come first does not matter. The last block overlaps the one before, so no byte outside is touched.
#pragma once

#include <stdint.h>

#include "runtime/load.h"

namespace predawn {

template <typename T>
inline bool same_ends(const char* a, const char* b, size_t count) {
    size_t last = count - sizeof(T);
    return load<T>(a) == load<T>(b) && load<T>(a + last) == load<T>(b + last);
}

inline bool same_block(const char* a, const char* b) {
    using Block = char __attribute__((vector_size(16)));
    Block equal = reinterpret_cast<Block>(load<Block>(a) == load<Block>(b));
    return __builtin_ia32_pmovmskb128(equal) == 0xffff;
}

inline bool same_bytes(const char* a, const char* b, size_t count) {
    if (count >= 16) {
        for (size_t at = 0; at < count - 16; at += 16) {
            if (!same_block(a + at, b + at)) return false;
        }
        return same_block(a + count - 16, b + count - 16);
    }
    if (count >= 8) return same_ends<uint64_t>(a, b, count);
    if (count >= 4) return same_ends<uint32_t>(a, b, count);
    if (count >= 2) return same_ends<uint16_t>(a, b, count);
    return count == 0 || *a == *b;
}

} // namespace predawn

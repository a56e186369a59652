// bytes.cpp -- memchr and memmem, by which packages bytes and strings search.
//
// A byte is searched in words of eight: w - 01..01 & ~w & 80..80 is not 0 where a byte of w is, and its lowest bit is
// that of the first such byte. A text is searched by its first byte; where too many of these were no beginning of it,
// by a rolling hash (R. Karp, M. Rabin, 1987), so that the time stays proportional to the length.
#include <stddef.h>
#include <stdint.h>

#include "predawn.h"

namespace {

constexpr uint64_t ones = 0x0101'0101'0101'0101, highs = 0x8080'8080'8080'8080;

const char* find_byte(const char* at, size_t bytes, unsigned char byte) {
    for (; bytes >= 8; at += 8, bytes -= 8) {
        uint64_t word;
        __builtin_memcpy(&word, at, 8);
        word ^= ones * byte;
        uint64_t zeroes = (word - ones) & ~word & highs;
        if (zeroes != 0) return at + __builtin_ctzll(zeroes) / 8;
    }
    for (; bytes > 0; at++, bytes--) {
        if (static_cast<unsigned char>(*at) == byte) return at;
    }
    return nullptr;
}

constexpr uint32_t prime = 16'777'619; // of the Fowler-Noll-Vo hash; any odd number will do

struct Text {
    const char* ptr;
    size_t bytes;
};

const char* find_by_hash(Text in, Text what) {
    uint32_t wanted = 0, hash = 0, leaving = 1; // leaving: prime to the power of what.bytes
    for (size_t i = 0; i < what.bytes; i++) {
        wanted = wanted * prime + static_cast<unsigned char>(what.ptr[i]);
        hash = hash * prime + static_cast<unsigned char>(in.ptr[i]);
        leaving *= prime;
    }
    for (size_t i = 0;; i++) {
        if (hash == wanted && memcmp(in.ptr + i, what.ptr, what.bytes) == 0) return in.ptr + i;
        if (i + what.bytes == in.bytes) return nullptr;
        hash = hash * prime + static_cast<unsigned char>(in.ptr[i + what.bytes]) -
               leaving * static_cast<unsigned char>(in.ptr[i]);
    }
}

const char* find_text(Text in, Text what) {
    if (what.bytes == 0) return in.ptr;
    for (size_t misses = 0; in.bytes >= what.bytes; misses++) {
        size_t starts = in.bytes - what.bytes + 1;
        const char* at = find_byte(in.ptr, starts, static_cast<unsigned char>(*what.ptr));
        if (!at) return nullptr;
        if (memcmp(at, what.ptr, what.bytes) == 0) return at;
        size_t passed = static_cast<size_t>(at - in.ptr) + 1;
        in = {in.ptr + passed, in.bytes - passed};
        constexpr size_t misses_max = 32;
        if (misses > misses_max && in.bytes >= what.bytes) return find_by_hash(in, what);
    }
    return nullptr;
}

} // namespace

extern "C" {

const void* gccgo_memchr(const void* in, int byte, size_t bytes) asm("memchr");
const void* gccgo_memmem(const void* in, size_t in_bytes, const void* what, size_t what_bytes) asm("memmem");

const void* gccgo_memchr(const void* in, int byte, size_t bytes) {
    return find_byte(static_cast<const char*>(in), bytes, static_cast<unsigned char>(byte));
}

const void* gccgo_memmem(const void* in, size_t in_bytes, const void* what, size_t what_bytes) {
    return find_text({static_cast<const char*>(in), in_bytes}, {static_cast<const char*>(what), what_bytes});
}
}

// utf8.h -- runes as bytes and back (RFC 3629). Pure.
//
// A rune is a number from 0 to U+10FFFF that is no surrogate (U+D800 to U+DFFF). Whatever else a text holds decodes,
// byte by byte, as U+FFFD of width 1: continuation bytes out of place, forms longer than needed, surrogates, larger
// numbers, and sequences that the text cuts short.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace predawn::utf8 {

constexpr uint32_t rune_error = 0xfffd;
constexpr uint32_t rune_max = 0x10ffff;
constexpr int width_max = 4;

struct Decoded {
    uint32_t rune;
    int width; // bytes of the text it took; 0 only at the end of the text
};

constexpr bool is_rune(int64_t value) {
    return value >= 0 && value <= rune_max && !(value >= 0xd800 && value <= 0xdfff);
}

// The bytes that encode takes for it.
constexpr int width_of(int64_t value) {
    if (!is_rune(value)) return 3; // U+FFFD
    return value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
}

// Writes the rune, or U+FFFD for what is none; returns its width.
constexpr int encode(char* to, int64_t value) {
    uint32_t rune = is_rune(value) ? static_cast<uint32_t>(value) : rune_error;
    if (rune < 0x80) {
        to[0] = static_cast<char>(rune);
        return 1;
    }
    int width = width_of(rune);
    for (int i = width - 1; i > 0; i--) {
        to[i] = static_cast<char>(0x80 | (rune & 0x3f));
        rune >>= 6;
    }
    to[0] = static_cast<char>((0xf00u >> width & 0xf0) | rune); // as many ones in front as there are bytes
    return width;
}

// The rune at the start of a text of `bytes` bytes.
constexpr Decoded decode(const char* text, size_t bytes) {
    constexpr Decoded malformed = {rune_error, 1};
    if (bytes == 0) return {rune_error, 0};
    uint32_t first = static_cast<unsigned char>(text[0]);
    if (first < 0x80) return {first, 1};
    int width = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (width == 0 || static_cast<size_t>(width) > bytes) return malformed;
    uint32_t rune = first & (0x7fu >> width);
    for (int i = 1; i < width; i++) {
        uint32_t next = static_cast<unsigned char>(text[i]);
        if ((next & 0xc0) != 0x80) return malformed;
        rune = rune << 6 | (next & 0x3f);
    }
    uint32_t least = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000;
    return rune >= least && is_rune(rune) ? Decoded{rune, width} : malformed;
}

} // namespace predawn::utf8

// pd_string_rune reads every rune from its bytes, and from no others: all sequences of up to three bytes and a sample
// of those of four, compared with a decoder that asks whether the bytes are what an encoder would have written.
// RUN: %cc -O2 %s -o %t && %t
#include "program.h"

// RFC 3629, section 3, as its table is drawn; 0 where the number has no encoding.
static int encode(uint8_t *to, uint32_t rune) {
    if (rune > 0x10ffff || (rune >> 11) == 0x1b) return 0;
    if (rune < 0x80) return to[0] = (uint8_t)rune, 1;
    if (rune < 0x800) return to[0] = (uint8_t)(0xc0 + rune / 64), to[1] = (uint8_t)(0x80 + rune % 64), 2;
    if (rune < 0x10000) {
        to[0] = (uint8_t)(0xe0 + rune / 4096);
        to[1] = (uint8_t)(0x80 + rune / 64 % 64);
        to[2] = (uint8_t)(0x80 + rune % 64);
        return 3;
    }
    to[0] = (uint8_t)(0xf0 + rune / 262144);
    to[1] = (uint8_t)(0x80 + rune / 4096 % 64);
    to[2] = (uint8_t)(0x80 + rune / 64 % 64);
    to[3] = (uint8_t)(0x80 + rune % 64);
    return 4;
}

// The payload bits, read as if all were well formed, must encode to the very bytes.
static int reference(const uint8_t *bytes, int count, uint32_t *rune) {
    for (int width = 1; width <= count; width++) {
        uint32_t value = width == 1 ? bytes[0] : bytes[0] & (0x7fu >> width);
        for (int i = 1; i < width; i++) value = value * 64 + bytes[i] % 64;
        uint8_t back[4];
        if (encode(back, value) == width && memcmp(back, bytes, (size_t)width) == 0) return *rune = value, width;
    }
    *rune = 0xfffd;
    return 1;
}

static void check(const uint8_t *bytes, int count) {
    int32_t rune = -1;
    uint32_t wanted;
    int64_t width = pd_string_rune((pd_string){(const char *)bytes, count}, 0, &rune);
    expect(width == reference(bytes, count, &wanted), "a sequence of bytes has the width it should");
    expect((uint32_t)rune == wanted, "a sequence of bytes reads as the rune it should");
}

static void every_sequence(void) {
    uint8_t bytes[4];
    for (uint32_t n = 0; n < 1u << 24; n++) {
        bytes[0] = (uint8_t)n;
        bytes[1] = (uint8_t)(n >> 8);
        bytes[2] = (uint8_t)(n >> 16);
        check(bytes, 3);
        if (n < 1u << 16) check(bytes, 2);
        if (n < 1u << 8) check(bytes, 1);
    }
    uint64_t state = 2008;
    for (int i = 0; i < 10000000; i++) {
        uint64_t random = random_next(&state);
        uint32_t chosen = (uint32_t)random;
        if (random >> 63) chosen = (chosen & 0x3f3f3fff) | 0x808080f0; // every second nearly well formed
        memcpy(bytes, &chosen, 4);
        check(bytes, 4);
    }
}

static void every_rune(void) {
    uint8_t bytes[4], wanted[4];
    for (int64_t rune = -3; rune <= 0x110003; rune++) {
        int width = rune < 0 ? 0 : encode(wanted, (uint32_t)rune);
        bool is_rune = width > 0;
        if (!is_rune) width = encode(wanted, 0xfffd);
        expect(pd_rune_to_bytes(bytes, rune) == width && memcmp(bytes, wanted, (size_t)width) == 0, "a rune's bytes");
        int32_t back;
        expect(pd_string_rune((pd_string){(char *)bytes, width}, 0, &back) == width, "a rune's width");
        expect(back == (is_rune ? rune : 0xfffd), "a rune reads back");
    }
    const int64_t none[] = {INT64_MIN, INT64_MAX, (int64_t)1 << 32, ((int64_t)1 << 32) + 'A'};
    for (int i = 0; i < 4; i++) expect(pd_rune_to_bytes(bytes, none[i]) == 3, "what is no rune is U+FFFD");
}

static void offsets(void) {
    pd_string s = pd_string_from_cstring("a\xc3\xa9\xe4\xb8\x96\xf0\x9f\x98\x80\xff");
    const struct {
        int64_t at;
        int32_t rune;
        int64_t width;
    } expected[] = {{0, 'a', 1},    {1, 0xe9, 2},   {2, 0xfffd, 1}, {3, 0x4e16, 3}, {4, 0xfffd, 1},
                    {6, 0x1f600, 4}, {9, 0xfffd, 1}, {10, 0xfffd, 1}, {11, 0xfffd, 0}};
    for (int i = 0; i < 9; i++) {
        int32_t rune = 0;
        expect(pd_string_rune(s, expected[i].at, &rune) == expected[i].width, "the width at an offset");
        expect(rune == expected[i].rune, "the rune at an offset");
    }
    int32_t rune = 0;
    expect(pd_string_rune((pd_string){NULL, 0}, 0, &rune) == 0 && rune == 0xfffd, "nothing in the empty string");
}

void pd_main(void) {
    every_sequence();
    every_rune();
    offsets();
}

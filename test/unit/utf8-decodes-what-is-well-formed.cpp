// Every rune reads back from its encoding, and no other sequence of bytes decodes: it is U+FFFD of width 1.
//
// What is well formed is taken from Table 3-7 of the Unicode standard, which lists the byte ranges, and compared with
// all sequences of three bytes, and those of four whose last byte is at an edge.
// RUN: %unit -O2 %s -o %t && %t
#include "expect.h"
#include "runtime/utf8.h"

using namespace predawn;

namespace {

struct Form {
    uint8_t first_low, first_high, second_low, second_high;
    int width;
};
const Form forms[] = {
    {0x00, 0x7f, 0x00, 0x00, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
    {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

// The width of the well-formed sequence at the start of these bytes, 0 where there is none.
int well_formed(const uint8_t* bytes, int count) {
    for (const Form& form : forms) {
        if (bytes[0] < form.first_low || bytes[0] > form.first_high) continue;
        if (form.width > count) return 0;
        if (form.width > 1 && (bytes[1] < form.second_low || bytes[1] > form.second_high)) return 0;
        for (int i = 2; i < form.width; i++) {
            if (bytes[i] < 0x80 || bytes[i] > 0xbf) return 0;
        }
        return form.width;
    }
    return 0;
}

void check_sequence(const uint8_t* bytes, int count) {
    utf8::Decoded got = utf8::decode(reinterpret_cast<const char*>(bytes), static_cast<size_t>(count));
    int width = well_formed(bytes, count);
    if (width == 0) {
        expect(got.rune == utf8::rune_error && got.width == 1, "malformed bytes decode as U+FFFD, one at a time");
        return;
    }
    char back[utf8::width_max];
    expect(got.width == width && utf8::encode(back, got.rune) == width, "a decoded rune has the width it had");
    expect(memcmp(back, bytes, static_cast<size_t>(width)) == 0, "a decoded rune encodes to its bytes");
}

void check_all_sequences() {
    const uint8_t edges[] = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0xbf, 0xc0, 0xff};
    uint8_t bytes[4];
    for (uint32_t n = 0; n < 1u << 24; n++) {
        bytes[0] = static_cast<uint8_t>(n >> 16);
        bytes[1] = static_cast<uint8_t>(n >> 8);
        bytes[2] = static_cast<uint8_t>(n);
        check_sequence(bytes, 3);
        if (bytes[0] < 0xf0) continue;
        for (uint8_t edge : edges) {
            bytes[3] = edge;
            check_sequence(bytes, 4);
        }
    }
    for (uint32_t n = 0; n < 1u << 16; n++) {
        bytes[0] = static_cast<uint8_t>(n >> 8);
        bytes[1] = static_cast<uint8_t>(n);
        check_sequence(bytes, 2);
        check_sequence(bytes, 1);
    }
}

void check_all_runes() {
    for (int64_t rune = -2; rune <= 0x110002; rune++) {
        char bytes[utf8::width_max];
        int width = utf8::encode(bytes, rune);
        bool is_rune = rune >= 0 && rune <= 0x10ffff && (rune < 0xd800 || rune > 0xdfff);
        utf8::Decoded got = utf8::decode(bytes, static_cast<size_t>(width));
        expect(got.width == width && got.rune == (is_rune ? rune : 0xfffd), "a rune reads back from its encoding");
    }
    char bytes[utf8::width_max];
    const int64_t no_runes[] = {INT64_MIN, INT64_MAX, int64_t{1} << 32, (int64_t{1} << 32) + 0x41};
    for (int64_t wrong : no_runes) {
        bool replaced = utf8::encode(bytes, wrong) == 3 && memcmp(bytes, "\xef\xbf\xbd", 3) == 0;
        expect(replaced, "a number that is no rune is U+FFFD");
    }
    expect(utf8::decode(bytes, 0).width == 0, "nothing is left at the end");
}

} // namespace

void pd_main() {
    check_all_sequences();
    check_all_runes();
}

// Counting, checking and converting whole strings agree with reading them rune by rune, wherever in sixteen bytes the
// first rune lies that is not ASCII.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

static const char *const pieces[] = {"a",    "bcdefgh", "0123456789abcdef", "\xc3\xa9",     "\xe4\xb8\x96",
                                     "\xf0\x9f\x98\x80", "\xff", "\xc3", "\xe4\xb8", "\xed\xa0\x80",
                                     "\xc0\x80", "", "\x7f", "\xef\xbf\xbd"};
enum { well_formed_pieces = 6, piece_count = sizeof pieces / sizeof *pieces };

static void check(pd_string s) {
    int64_t count = 0;
    bool is_utf8 = true;
    pd_slice runes = pd_string_to_runes(s);
    pd_string again = {NULL, 0};
    for (int64_t at = 0; at < s.len;) {
        int32_t rune;
        int64_t width = pd_string_rune(s, at, &rune);
        expect(width >= 1, "a string is read to its end");
        expect(count < runes.len && ((int32_t *)runes.ptr)[count] == rune, "[]rune(s) has each rune in its place");
        pd_string encoded = pd_string_from_rune(rune);
        if (encoded.len != width) is_utf8 = false;
        again = pd_string_cat(again, encoded);
        at += width;
        count++;
    }
    expect(pd_string_rune_count(s) == count && runes.len == count && runes.cap == count, "the number of runes");
    expect(pd_string_is_utf8(s) == is_utf8, "well formed or not");
    pd_string back = pd_string_from_runes(runes.ptr, runes.len);
    expect(pd_string_equal(back, again) && pd_string_equal(back, s) == is_utf8, "string(runes)");
    pd_slice bytes = pd_string_to_bytes(s);
    expect(bytes.len == s.len && bytes.cap == s.len && bytes.ptr != s.ptr, "[]byte(s) is a copy");
    expect(bytes.ptr && runes.ptr, "neither is nil, though it may be empty");
    expect(pd_string_equal(pd_string_from_bytes(bytes.ptr, bytes.len), s), "string(bytes)");
}

void pd_main(void) {
    check((pd_string){NULL, 0});
    char text[64];
    for (int len = 1; len <= 64; len++) {
        memset(text, 'x', sizeof text);
        check((pd_string){text, len});
        for (int at = 0; at < len; at++) {
            for (int i = 3; i < piece_count; i++) {
                int64_t bytes = pd_string_from_cstring(pieces[i]).len;
                if (at + bytes > len) continue;
                memset(text, 'x', sizeof text);
                memcpy(text + at, pieces[i], (size_t)bytes);
                check((pd_string){text, len});
            }
        }
    }
    uint64_t state = 7;
    for (int i = 0; i < 3000; i++) {
        pd_string s = {NULL, 0};
        int kinds = i % 2 == 0 ? well_formed_pieces : piece_count;
        for (int k = 0; k < i % 30; k++) {
            s = pd_string_cat(s, pd_string_from_cstring(pieces[random_next(&state) % (uint64_t)kinds]));
        }
        check(s);
    }
    const int32_t none[] = {-1, 0xd800, 0x110000, 0};
    expect(pd_string_equal(pd_string_from_runes(none, 4), (pd_string){"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\0", 10}),
           "what is no rune is U+FFFD");
    expect(pd_string_from_runes(none, 0).len == 0, "no runes, no bytes");
}

// Strings are concatenated, compared, indexed, cut and made from bytes and runes as in Go.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "predawn.h"

static void expect(bool holds, const char *claim) {
    if (!holds) pd_throw(claim);
}

static pd_string text(const char *s) { return pd_string_from_cstring(s); }

static bool is(pd_string s, const char *wanted) {
    pd_string w = text(wanted);
    return s.len == w.len && (s.len == 0 || memcmp(s.ptr, w.ptr, (size_t)s.len) == 0);
}

static void concatenation(void) {
    pd_string empty = {NULL, 0}, a = text("abc"), b = text("de");
    expect(is(pd_string_cat(a, b), "abcde"), "cat");
    expect(pd_string_cat(a, empty).ptr == a.ptr && pd_string_cat(empty, a).ptr == a.ptr, "what is alone is not copied");
    expect(is(pd_string_cat(empty, empty), ""), "nothing and nothing is nothing");
    expect(is(pd_string_cat_n(NULL, 0), ""), "none is nothing");
    pd_string parts[] = {empty, a, empty, b, text("f"), empty};
    expect(is(pd_string_cat_n(parts, 6), "abcdef"), "cat of many");
    expect(pd_string_cat_n(parts, 3).ptr == a.ptr, "one among empty ones is not copied");
    expect(is(a, "abc") && is(b, "de"), "the parts are what they were");
    pd_string zero = pd_string_cat((pd_string){"\0x", 2}, (pd_string){"\0", 1});
    expect(zero.len == 3 && memcmp(zero.ptr, "\0x\0", 3) == 0, "a zero byte is a byte like any other");
    pd_string grown = empty;
    for (int i = 0; i < 1000; i++) grown = pd_string_cat(grown, text("0123456789"));
    expect(grown.len == 10000, "a thousand times ten bytes");
    for (int64_t i = 0; i < grown.len; i++) expect(pd_string_index(grown, i) == '0' + i % 10, "each in its place");
}

static int sign(int number) { return (number > 0) - (number < 0); }

static void comparison(void) {
    // In ascending order: a prefix first, bytes unsigned.
    const pd_string order[] = {{NULL, 0}, {"\0", 1}, {"\0\0", 2}, {"a", 1}, {"a\0", 2}, {"aa", 2}, {"ab", 2}, {"b", 1},
                               {"\177", 1}, {"\200", 1}, {"\377", 1}, {"\377a", 2}};
    const int count = sizeof order / sizeof *order;
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < count; k++) {
            expect(sign(pd_string_compare(order[i], order[k])) == sign(i - k), "the order of strings");
            expect(pd_string_equal(order[i], order[k]) == (i == k), "equality of strings");
        }
    }
    char copy[] = "same bytes";
    expect(pd_string_equal(text(copy), text("same bytes")), "equal bytes in two places");
    expect(pd_string_equal((pd_string){NULL, 0}, (pd_string){copy, 0}), "empty strings are equal wherever they point");
}

static void cutting(void) {
    pd_string s = text("hello");
    expect(pd_string_index(s, 0) == 'h' && pd_string_index(s, 4) == 'o', "index");
    expect(pd_string_index((pd_string){"\377", 1}, 0) == 255, "bytes are unsigned");
    expect(is(pd_string_slice(s, 1, 3), "el") && pd_string_slice(s, 1, 3).ptr == s.ptr + 1, "slice shares the bytes");
    expect(is(pd_string_slice(s, 0, 5), "hello") && is(pd_string_slice(s, 5, 5), ""), "slices at both ends");
    expect(is(pd_string_slice(s, 2, 2), "") && is(pd_string_slice((pd_string){NULL, 0}, 0, 0), ""), "empty slices");
}

static void conversion(void) {
    char bytes[] = "bytes";
    pd_string s = pd_string_from_bytes(bytes, 5);
    bytes[0] = 'X';
    expect(is(s, "bytes"), "from_bytes copies");
    expect(is(pd_string_from_bytes(NULL, 0), ""), "no bytes");
    expect(is(pd_string_from_rune('A'), "A") && is(pd_string_from_rune(0x7ff), "\xdf\xbf"), "short runes");
    expect(is(pd_string_from_rune(0x4e16), "世"), "a rune of three bytes");
    expect(is(pd_string_from_rune(0x10ffff), "\xf4\x8f\xbf\xbf"), "a rune of four bytes");
    const int64_t none[] = {-1, 0xd800, 0xdfff, 0x110000, INT64_MIN, INT64_MAX, (int64_t)1 << 32};
    for (int i = 0; i < 7; i++) expect(is(pd_string_from_rune(none[i]), "\xef\xbf\xbd"), "what is no rune is U+FFFD");
    expect(pd_string_from_rune(0).len == 1 && pd_string_from_rune(0).ptr[0] == 0, "rune 0 is one zero byte");
}

void pd_main(void) {
    concatenation();
    comparison();
    cutting();
    conversion();
}

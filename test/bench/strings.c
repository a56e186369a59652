// strings.c -- two strings joined, the result cut, the piece compared with two others; and runes counted in a text.
#include "bench.h"

enum { rounds = 2000000, texts = 16, text_bytes = 1000, counts = 200000 };
static pd_string left[texts], right[texts], piece[texts];

static pd_string numbered(const char *text, int64_t number) {
    char digit[2] = {(char)('a' + number), 0};
    return pd_string_cat(pd_string_from_cstring(text), pd_string_from_bytes(digit, 1));
}

static void mix(void) {
    for (int i = 0; i < texts; i++) {
        left[i] = numbered("the quick brown ", i);
        right[i] = numbered(" jumps over the ", i);
        piece[i] = pd_string_slice(pd_string_cat(left[i], right[i]), 4, 30);
    }
    int64_t same = 0, below = 0, begin = pd_nanotime();
    for (int64_t i = 0; i < rounds; i++) {
        pd_string joined = pd_string_cat(left[i % texts], right[i % texts]);
        pd_string cut = pd_string_slice(joined, 4, 30);
        same += pd_string_equal(cut, piece[i % texts]);
        below += pd_string_compare(cut, piece[(i + 1) % texts]) < 0;
    }
    report("strings", pd_nanotime() - begin, rounds);
    if (same != rounds || below != rounds / texts * (texts - 1)) pd_throw("the strings are not what they should be");
}

static void runes(const char *figure, const char *unit, int64_t unit_runes) {
    pd_string text = {NULL, 0};
    int64_t units = text_bytes / pd_string_from_cstring(unit).len;
    for (int64_t i = 0; i < units; i++) text = pd_string_cat(text, pd_string_from_cstring(unit));
    int64_t total = 0, begin = pd_nanotime();
    for (int64_t i = 0; i < counts; i++) total += pd_string_rune_count(text);
    report(figure, pd_nanotime() - begin, counts);
    if (total != counts * units * unit_runes) pd_throw("the runes are miscounted");
}

void pd_main(void) {
    mix();
    runes("runes-ascii", "0123456789", 10);
    runes("runes-mixed", "na\xc3\xafve \xe4\xb8\x96\xe7\x95\x8c caf\xc3\xa9s ", 15);
    pd_exit(0);
}

// Equal strings have equal hashes wherever their bytes are; another byte, length or seed gives another hash, and those
// of similar strings fall into buckets evenly.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

enum { longest = 300, buckets = 1024, strings = 65536 };

static void equal_and_other(void) {
    char text[longest], again[longest + 64];
    uint64_t state = 11;
    for (int i = 0; i < longest; i++) text[i] = (char)random_next(&state);
    for (int len = 0; len <= longest; len++) {
        uint64_t hash = pd_string_hash((pd_string){text, len}, 5);
        for (int shift = 0; shift < 17; shift++) {
            memset(again, shift, sizeof again); // what is around them is no part of it
            memcpy(again + shift, text, (size_t)len);
            expect(pd_string_hash((pd_string){again + shift, len}, 5) == hash, "equal strings have equal hashes");
        }
        expect(len == 0 || pd_string_hash((pd_string){text, len - 1}, 5) != hash, "a prefix has another");
        expect(pd_string_hash((pd_string){text, len}, 6) != hash, "another seed, another hash");
        for (int at = 0; at < len; at++) {
            text[at] ^= 1;
            expect(pd_string_hash((pd_string){text, len}, 5) != hash, "each byte counts");
            text[at] ^= 1;
        }
    }
    memset(text, 0, sizeof text);
    for (int len = 1; len <= longest; len++) {
        pd_string zeroes = {text, len}, fewer = {text, len - 1};
        expect(pd_string_hash(zeroes, 5) != pd_string_hash(fewer, 5), "zeroes count too");
    }
}

// Of numbers in decimal; the expectation is 64 in a bucket, with a deviation of 8.
static void spread(int shift) {
    static int32_t count[buckets];
    memset(count, 0, sizeof count);
    for (int i = 0; i < strings; i++) {
        char text[8] = "key 0000";
        for (int k = 0, n = i; k < 5; k++, n /= 10) text[7 - k] = (char)('0' + n % 10);
        count[pd_string_hash((pd_string){text, 8}, 1) >> shift & (buckets - 1)]++;
    }
    for (int i = 0; i < buckets; i++) expect(count[i] > 64 - 48 && count[i] < 64 + 56, "buckets are filled evenly");
}

void pd_main(void) {
    equal_and_other();
    spread(0);
    spread(20);
    spread(54);
}

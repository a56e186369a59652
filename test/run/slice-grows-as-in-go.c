// A slice that is appended to has the capacities that Go 1.18 gives, while an array is of at most 256 bytes; beyond,
// those of the same rule without Go's size classes. Its elements move along, and what is behind them is zero.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

// What `append(s, x)` in a loop printed with Go 1.19 for the capacity, whenever it changed.
static void one_by_one(size_t elem_bytes, const int64_t *capacities, int count) {
    pd_slice s = {NULL, 0, 0};
    char element[64];
    for (int step = 0; step < count; step++) {
        for (bool first = true; first || s.len < s.cap; first = false) {
            memset(element, (int)(s.len % 251 + 1), elem_bytes);
            s = pd_slice_append(s, element, 1, elem_bytes);
        }
        expect(s.cap == capacities[step], "the capacity is Go's");
    }
    for (int64_t i = 0; i < s.len * (int64_t)elem_bytes; i++) {
        expect(((uint8_t *)s.ptr)[i] == i / (int64_t)elem_bytes % 251 + 1, "what was appended is still there");
    }
}

static void many_at_once(void) {
    // append([]int32(nil), make([]int32, n)...) for n = 1, 2, ...
    const int64_t go[] = {2,  2,  4,  4,  6,  6,  8,  8,  12, 12, 12, 12, 16, 16, 16, 16, 20, 20, 20, 20, 24,
                          24, 24, 24, 28, 28, 28, 28, 32, 32, 32, 32, 36, 36, 36, 36, 40, 40, 40, 40, 44};
    for (int n = 1; n <= (int)(sizeof go / sizeof *go); n++) {
        int32_t elements[64] = {0};
        pd_slice s = pd_slice_append((pd_slice){NULL, 0, 0}, elements, n, sizeof *elements);
        expect(s.len == n && s.cap == go[n - 1], "the capacity for several at once is Go's");
    }
}

static void growth(void) {
    pd_slice old = pd_slice_new(3, 4, 8);
    int64_t *from = old.ptr;
    for (int i = 0; i < 3; i++) from[i] = i + 7;
    expect(pd_slice_grow(old, 4, 8).ptr == old.ptr, "what fits is not moved");
    expect(pd_slice_grow(old, 0, 8).ptr == old.ptr, "growing to less is nothing");
    pd_slice grown = pd_slice_grow(old, 5, 8);
    int64_t *to = grown.ptr;
    expect(grown.len == 3 && grown.cap == 8 && to != from, "the length stays, the array is a new one");
    for (int i = 0; i < 8; i++) expect(to[i] == (i < 3 ? i + 7 : 0), "the elements, then zeroes");
    expect(pd_slice_grow(old, 9, 8).cap == 10, "more than twice: what is needed, rounded to 16 bytes");
    expect(pd_slice_grow(pd_slice_new(0, 255, 16), 256, 16).cap == 510, "below 256: twice");
    expect(pd_slice_grow(pd_slice_new(0, 256, 16), 257, 16).cap == 512, "256: a quarter and 192 more");
    expect(pd_slice_grow(pd_slice_new(0, 1000, 16), 1001, 16).cap == 1442, "1000: a quarter and 192 more");
    expect(pd_slice_grow(pd_slice_new(0, 1000, 16), 1500, 16).cap == 1994, "and again, until it is enough");
    pd_slice empty = pd_slice_grow((pd_slice){NULL, 0, 0}, 1000000, 0);
    expect(empty.cap == 1000000 && empty.ptr, "elements of no bytes have room everywhere");
}

static void within_itself(void) {
    pd_slice s = pd_slice_append((pd_slice){NULL, 0, 0}, "abcdef", 6, 1);
    expect(s.cap == 8, "six bytes");
    s = pd_slice_append(s, (char *)s.ptr + 1, 2, 1);
    expect(s.len == 8 && memcmp(s.ptr, "abcdefbc", 8) == 0, "a part of itself, in place");
    s = pd_slice_append(s, s.ptr, 8, 1);
    expect(s.len == 16 && memcmp(s.ptr, "abcdefbcabcdefbc", 16) == 0, "all of itself, in a new array");
    expect(pd_slice_append((pd_slice){NULL, 0, 0}, NULL, 0, 8).ptr == NULL, "nothing appended to nil is nil");
}

void pd_main(void) {
    one_by_one(1, (int64_t[]){8, 16, 32, 64, 128, 256}, 6);
    one_by_one(5, (int64_t[]){1, 3, 6, 12, 25, 51}, 6);
    one_by_one(8, (int64_t[]){1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 832, 1232}, 12);
    one_by_one(24, (int64_t[]){1, 2, 4, 8}, 4);
    many_at_once();
    growth();
    within_itself();
}

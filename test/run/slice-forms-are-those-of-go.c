// Slices are made, cut and copied as in Go: the pieces share one array, and their capacity ends where it ends.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

static int64_t *at(pd_slice s, int64_t i) { return (int64_t *)s.ptr + i; }

static pd_slice counted(int64_t len, int64_t cap) {
    pd_slice s = pd_slice_new(len, cap, sizeof(int64_t));
    for (int64_t i = 0; i < cap; i++) *at(s, i) = i;
    return s;
}

static void making(void) {
    pd_slice s = pd_slice_new(3, 5, sizeof(int64_t));
    expect(s.len == 3 && s.cap == 5, "make has its length and capacity");
    for (int i = 0; i < 5; i++) expect(*at(s, i) == 0, "make gives zeroes");
    pd_slice none = pd_slice_new(0, 0, 8), wide = pd_slice_new(INT64_MAX, INT64_MAX, 0);
    expect(none.ptr && none.len == 0 && none.cap == 0, "an empty slice is not nil");
    expect(wide.ptr && wide.len == INT64_MAX && wide.cap == INT64_MAX, "elements of no bytes, any number");
}

static void cutting(void) {
    pd_slice s = counted(6, 10);
    pd_slice part = pd_slice_slice(s, 2, 5, 8);
    expect(part.len == 3 && part.cap == 8 && part.ptr == at(s, 2), "s[2:5] shares the array to its end");
    *at(part, 0) = 77;
    expect(*at(s, 2) == 77, "one array, seen from both");
    pd_slice longer = pd_slice_slice(part, 0, 8, 8);
    expect(longer.len == 8 && *at(longer, 7) == 9, "a slice may be cut beyond its length, to its capacity");
    pd_slice closed = pd_slice_slice3(s, 1, 3, 4, 8);
    expect(closed.len == 2 && closed.cap == 3 && *at(closed, 1) == 77, "s[1:3:4] ends its capacity");
    pd_slice end = pd_slice_slice(s, 10, 10, 8);
    expect(end.len == 0 && end.cap == 0 && end.ptr == s.ptr, "an empty end points into the array, not behind it");
    pd_slice nil = pd_slice_slice((pd_slice){NULL, 0, 0}, 0, 0, 8);
    expect(!nil.ptr && nil.len == 0 && nil.cap == 0, "nil[0:0] is nil");
    expect(pd_slice_slice3(s, 0, 0, 0, 8).cap == 0, "s[0:0:0] has no room");
    pd_slice appended = pd_slice_append(closed, at(s, 0), 2, 8);
    expect(*at(s, 4) == 4 && appended.ptr != closed.ptr && appended.len == 4, "an append to s[1:3:4] leaves s be");
}

static void copying(void) {
    pd_slice s = counted(6, 6), t = counted(4, 4);
    expect(pd_slice_copy(pd_slice_slice(s, 1, 6, 8), s, 8) == 5, "copy to overlapping elements above");
    for (int64_t i = 0; i < 6; i++) expect(*at(s, i) == (i == 0 ? 0 : i - 1), "each moved by one");
    expect(pd_slice_copy(s, pd_slice_slice(s, 1, 6, 8), 8) == 5, "copy to overlapping elements below");
    for (int64_t i = 0; i < 5; i++) expect(*at(s, i) == i, "each moved back");
    expect(pd_slice_copy(s, t, 8) == 4 && pd_slice_copy(t, s, 8) == 4, "as many as both have");
    expect(pd_slice_copy((pd_slice){NULL, 0, 0}, s, 8) == 0, "nothing to nil");
}

void pd_main(void) {
    making();
    cutting();
    copying();
}

// A function may defer any number of calls in a loop: each gets its own copy of the arguments, of any size up to the
// limit, all run in the reverse order, also for a panic; and their memory is used again.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
//      CHECK: calls 1000000
// CHECK-NEXT: calls 1000000
// CHECK-NEXT: sizes 500
#include "deferring.h"

static int64_t calls, next, sizes;

FUNCTION expect_order(void *block) {
    expect(*(int64_t *)block == --next, "out of order");
    calls++;
}

FUNCTION defer_many(void *panics) {
    pd_defer_frame frame;
    if (!pd_defer_enter(&frame)) {
        for (next = 0; next < 1000000; next++) {
            int64_t n = next;
            pd_defer_copy(&frame, expect_order, &n, sizeof n);
        }
        if (panics) pd_panic("for all of them");
    }
    pd_defer_return(&frame);
}

FUNCTION drop(void *arg) {
    (void)arg;
    expect(is_text(RECOVER(), "for all of them"), "another panic");
}

FUNCTION expect_bytes(void *block) {
    const unsigned char *bytes = block;
    int64_t count = bytes[0] + 256 * bytes[1];
    expect((uintptr_t)block % 16 == 0, "a block that is not aligned");
    for (int64_t i = 2; i < count; i++) expect(bytes[i] == (unsigned char)(count * i), "the copy is wrong");
    sizes++;
}

FUNCTION defer_sizes(void) {
    pd_defer_frame frame;
    unsigned char bytes[PD_GO_BYTES_MAX];
    if (!pd_defer_enter(&frame)) {
        for (int64_t count = 26; count <= PD_GO_BYTES_MAX; count += 2) {
            bytes[0] = (unsigned char)count;
            bytes[1] = (unsigned char)(count >> 8);
            for (int64_t i = 2; i < count; i++) bytes[i] = (unsigned char)(count * i);
            pd_defer_copy(&frame, expect_bytes, bytes, (size_t)count);
        }
        for (int i = 0; i < PD_GO_BYTES_MAX; i++) bytes[i] = 0;
    }
    pd_defer_return(&frame);
}

void pd_main(void) {
    defer_many(0);
    say("calls", calls);
    int64_t before = resident_bytes();
    calls = 0;
    call_deferring(drop, 0, defer_many, "panics");
    say("calls", calls);
    expect(resident_bytes() < before + (4 << 20), "deferred calls keep memory");
    defer_sizes();
    say("sizes", sizes);
}

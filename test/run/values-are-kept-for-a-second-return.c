// Values that a function has before pd_defer_enter are there when that returns once more, though what runs meanwhile
// has as many of its own: compilers know that it returns twice, and use no place on the stack for both.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %cc --cc=clang-19 -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: sum 55
#include "deferring.h"

static volatile int64_t numbers[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, others[10];

FUNCTION rescue(void *arg) {
    (void)arg;
    RECOVER();
}

// More than there are registers, and so on the stack.
__attribute__((noinline)) static int64_t sum(void) {
    pd_defer_frame frame;
    pd_deferred record;
    int64_t a = numbers[0], b = numbers[1], c = numbers[2], d = numbers[3], e = numbers[4];
    int64_t f = numbers[5], g = numbers[6], h = numbers[7], i = numbers[8], j = numbers[9];
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &record, rescue, 0);
        int64_t p = others[0], q = others[1], r = others[2], s = others[3], t = others[4];
        int64_t u = others[5], v = others[6], w = others[7], x = others[8], y = others[9];
        pd_gosched();
        others[0] = p, others[1] = q, others[2] = r, others[3] = s, others[4] = t;
        others[5] = u, others[6] = v, others[7] = w, others[8] = x, others[9] = y;
        pd_panic("broken");
    }
    pd_defer_return(&frame);
    return a + b + c + d + e + f + g + h + i + j;
}

void pd_main(void) { say("sum", sum()); }

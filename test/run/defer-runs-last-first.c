// Deferred calls run when their function ends, the last that was registered first; those of a loop too, with the
// arguments that they were registered with.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
//      CHECK: body
// CHECK-NEXT: deferred 12
// CHECK-NEXT: deferred 11
// CHECK-NEXT: deferred 10
// CHECK-NEXT: deferred 2
// CHECK-NEXT: inner
// CHECK-NEXT: deferred 1
// CHECK-NEXT: back
// CHECK-NEXT: none
#include "predawn.h"

static void say(void *n) {
    pd_print_begin(1);
    pd_print_cstring("deferred ");
    pd_print_int(*(int64_t *)n);
    pd_print_newline();
    pd_print_end();
}

static void inner(void *arg) {
    (void)arg;
    pd_println("inner");
}

static void defers_itself(void *arg) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) pd_defer(&frame, &record, inner, arg);
    pd_defer_return(&frame);
}

__attribute__((noinline)) static void outer(int64_t first, int64_t second, int64_t count) {
    pd_defer_frame frame;
    pd_deferred records[3];
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &records[0], say, &first);
        pd_defer(&frame, &records[1], defers_itself, 0);
        pd_defer(&frame, &records[2], say, &second);
        for (int64_t i = 0; i < count; i++) {
            int64_t n = 10 + i;
            pd_defer_copy(&frame, say, &n, sizeof n);
        }
        pd_println("body");
    }
    pd_defer_return(&frame);
}

__attribute__((noinline)) static void nothing(void) {
    pd_defer_frame frame;
    if (!pd_defer_enter(&frame)) pd_println("none");
    pd_defer_return(&frame);
}

void pd_main(void) {
    outer(1, 2, 3);
    pd_println("back");
    nothing();
}

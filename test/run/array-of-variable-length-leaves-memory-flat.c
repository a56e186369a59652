// A function with an array of variable length, called again and again from the same depth where the segment has no room
// for it, takes memory for the array once and not at every call.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: flat, sum -24000000
#include "program.h"

enum { calls = 200000, bytes = 5000 };

static __attribute__((noinline)) int64_t use(int64_t length) {
    char array[length];
    array[0] = (char)length;
    __asm__ volatile("" : : "r"(array) : "memory");
    return array[0];
}

static void worker(void *sum) {
    for (int i = 0; i < calls; i++) *(int64_t *)sum += use(bytes);
}

void pd_main(void) {
    int64_t sum = 0;
    worker(&sum); // on main's first segment
    sum = 0;
    worker(&sum);
    bool flat = resident_bytes() < 16 << 20;
    pd_print_begin(1);
    pd_print_cstring(flat ? "flat, sum " : "memory grew, sum ");
    pd_print_int(sum);
    pd_print_newline();
    pd_print_end();
}

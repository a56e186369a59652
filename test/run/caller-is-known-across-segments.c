// pd_caller_pc is where a C function returns to, whether it was called on its caller's segment of stack or on another.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
// RUN: %cc -O0 %s -o %t.0 && %t.0
#include "program.h"

static const void *seen[3];

__attribute__((noinline)) static void in_small_frame(int which) {
    seen[which] = pd_caller_pc();
    __asm__ volatile("" ::: "memory");
}

__attribute__((noinline)) static void in_large_frame(int which) {
    volatile char room[100000];
    room[which] = 1;
    seen[which] = pd_caller_pc();
    room[which + 1] = 2;
}

static void (*volatile functions[3])(int) = {in_small_frame, in_large_frame, in_small_frame};

void pd_main(void) {
    for (int round = 0; round < 1000; round++) {
        for (int i = 0; i < 3; i++) functions[i](i); // one place of call for all
        expect(seen[0] == seen[2], "two calls from one place");
        expect(seen[0] == seen[1], "and one that went to another segment");
    }
}

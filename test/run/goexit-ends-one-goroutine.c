// B12: pd_goexit ends the goroutine that calls it, from any depth, and no other; what it was is used again.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
//      CHECK: came to the end 0
// CHECK-NEXT: others went on 1000
#include "program.h"

static int64_t came_to_the_end, went_on;

static int64_t descend(int64_t depth) {
    volatile char frame[200];
    frame[0] = (char)depth;
    if (depth == 0) pd_goexit();
    return descend(depth - 1) + frame[0];
}

static void leaver(void *arg) {
    descend((intptr_t)arg);
    __atomic_add_fetch(&came_to_the_end, 1, __ATOMIC_SEQ_CST);
}

static void stayer(void *arg) {
    pd_gosched();
    __atomic_add_fetch(&went_on, 1, __ATOMIC_SEQ_CST);
    (void)arg;
}

void pd_main(void) {
    for (intptr_t i = 0; i < 1000; i++) {
        pd_go(leaver, (void *)i);
        pd_go(stayer, 0);
    }
    await_goroutines(1);
    say("came to the end", came_to_the_end);
    say("others went on", went_on);
}

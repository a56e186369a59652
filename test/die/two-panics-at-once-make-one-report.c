// When two threads panic at the same time, one report is written whole and none other, in each of 200 runs.
// RUN: %cc -O1 %s -o %t
// RUN: %python %inputs/die/repeat-panics %t
#include "predawn.h"

static volatile uint32_t ready;

static void panic_together(void *text) {
    __atomic_fetch_add(&ready, 1, __ATOMIC_SEQ_CST);
    for (int64_t i = 0; ready < 2 && i < 100000000; i++) {
    }
    if (text) pd_panic(text);
    *(volatile int *)8 = 1;
}

void pd_main(void) {
    pd_go(panic_together, "first");
    pd_go(panic_together, pd_argc() > 1 ? 0 : "second");
    pd_block();
}

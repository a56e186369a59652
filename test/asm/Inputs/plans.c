// plans.c -- starts so many goroutines that the last ones are planned: none has begun, and none has a stack.
#include "predawn.h"

static void waits(void *arg) {
    (void)arg;
    pd_block();
}

void pd_main(void) {
    for (int i = 0; i < 20000; i++) pd_go(waits, 0);
    pd_exit(0);
}

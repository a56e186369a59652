// recovering.c -- comes through every way of the stubs that defer, recover and fault: panics on the segment of the
// function that defers and on later ones, faults, the end of a goroutine, and that end once more.
#include "predawn.h"

static void *volatile null;

__attribute__((noipa)) void rescue(void *arg) {
    (void)arg;
    pd_recover(__builtin_frame_address(0));
}

__attribute__((noipa)) void fault(int64_t n) {
    volatile char frame[600];
    frame[n] = 1;
    ((volatile char *)null)[n] = frame[n];
}

__attribute__((noipa)) void fail(int64_t n) {
    volatile char frame[600];
    frame[n] = 1;
    pd_panic("fails");
}

__attribute__((noipa)) void guarded(void (*body)(int64_t), int64_t n) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &record, rescue, 0);
        body(n);
        null = 0;
    }
    pd_defer_return(&frame);
}

__attribute__((noipa)) void deep(void (*body)(int64_t), int64_t n) {
    volatile char frame[300];
    frame[n] = 1;
    if (n > 0) deep(body, n - 1);
    else guarded(body, n);
    frame[n] = 2;
}

void pd_main(void) {
    for (int64_t n = 0; n < 8; n++) {
        deep(fail, n);
        deep(fault, n);
    }
    null = 0;
}

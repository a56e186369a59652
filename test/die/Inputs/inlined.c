// inlined.c -- dies in a function that is inlined twice, called from one that calls itself.
#include <predawn.h>

static volatile int sink;

static inline __attribute__((always_inline)) int leaf(volatile int *p) {
    sink = 3; // gdb lists no inlined function that stands at its first instruction
    sink = *p;
    return sink;
}

static inline __attribute__((always_inline)) int middle(volatile int *p) {
    sink = 1;
    return leaf(p);
}

__attribute__((noinline)) static int down(int n) {
    volatile char frame[200];
    frame[0] = (char)n;
    if (n == 0) return middle(0);
    return down(n - 1) + frame[0];
}

void pd_main(void) {
    sink = down(5);
    sink = 2;
}

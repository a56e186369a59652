// Frames of every kind, over segment boundaries and in several goroutines: argument 0 panics at their end, 1 faults.
#include "predawn.h"

static void waiter(void *arg) {
    pd_chan_recv(0, arg);
    pd_println("received");
}

__attribute__((noinline)) static void end(int64_t way) {
    if (way == 0) pd_panic("broken");
    *(volatile int *)0 = 1;
}

__attribute__((noinline)) static int64_t realigned(int64_t way) {
    _Alignas(64) volatile char frame[128];
    frame[127] = (char)way;
    end(frame[127]);
    return frame[0];
}

// Realigned, with a size known only at run time and arguments on the stack: the frame is found through a saved pointer.
__attribute__((noinline)) static int64_t all_of_it(int64_t way, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f,
                                                int64_t g, int64_t h) {
    _Alignas(64) volatile char frame[64];
    volatile char *more = __builtin_alloca((size_t)b);
    frame[63] = (char)way;
    more[b - 1] = frame[63];
    return realigned(more[b - 1]) + c + d + e + f + g + h;
}

__attribute__((noinline)) static int64_t deep(int64_t way, int64_t left) {
    volatile char frame[200];
    frame[0] = (char)left;
    int64_t result = left == 0 ? all_of_it(way, 100, 2, 3, 4, 5, 6, 7) : deep(way, left - 1);
    return result + frame[0];
}

void pd_main(void) {
    pd_go(waiter, 0);
    pd_gosched();
    pd_exit((int)deep(pd_atoi(pd_argv()[1]), 30));
}

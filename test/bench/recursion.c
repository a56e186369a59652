// recursion.c -- a function that calls itself 1,000,000 times, in a fresh goroutine, and then in the same one again.
#include "bench.h"

enum { depth = 1000000 };
static pd_chan *done;

// `here` is read after the call, so the call is a call and the frame is there.
static int64_t descend(int64_t n) {
    volatile int64_t here = n;
    if (n == 0) return 0;
    return descend(n - 1) + (here != 0);
}

static void once(const char *figure) {
    int64_t begin = pd_nanotime();
    if (descend(depth) != depth) pd_panic("a frame was lost");
    report(figure, pd_nanotime() - begin, depth);
}

static void goroutine(void *unused) {
    (void)unused;
    once("recursion-first");
    once("recursion-again");
    send(done, 0);
}

void pd_main(void) {
    done = channel_of(1);
    pd_go(goroutine, NULL);
    receive(done);
    pd_exit(0);
}

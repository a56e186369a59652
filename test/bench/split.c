// split.c -- the hot split: a loop calls a function whose frame does not fit the segment, at the worst starting depth.
//
// The depth is scanned in steps of one small frame over more than the first segments of any peer. The plain call is the
// cheapest of all depths, since at most of them the callee fits; both ends are measured again with more calls.
#include "bench.h"

enum { depths = 4000, calls_scan = 500, calls_worst = 2000000, rounds = 5 };
static pd_chan *done;
static int64_t sum;

// A function with a little work and a frame of some 80 bytes.
static __attribute__((noinline)) int64_t callee(int64_t n) {
    volatile int64_t words[8];
    for (int64_t i = 0; i < 8; i++) words[i] = n + i;
    return words[n & 7];
}

static __attribute__((noinline)) int64_t loop(int64_t calls) {
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < calls; i++) sum += callee(i);
    return pd_nanotime() - begin;
}

static int64_t descend(int64_t n, int64_t calls) {
    volatile int64_t here = n;
    if (n == 0) return loop(calls);
    return descend(n - 1, calls) + (here < 0);
}

// The least of several measurements: whatever disturbs one only adds to it.
static int64_t least(int64_t depth, int64_t calls) {
    int64_t best = INT64_MAX;
    for (int64_t i = 0; i < rounds; i++) {
        int64_t taken = descend(depth, calls);
        if (taken < best) best = taken;
    }
    return best;
}

static void goroutine(void *unused) {
    (void)unused;
    static int64_t taken[depths];
    int64_t worst = 0;
    int64_t plain = 0;
    for (int64_t i = 0; i < depths; i++) {
        taken[i] = least(i, calls_scan);
        if (taken[i] > taken[worst]) worst = i;
        if (taken[i] < taken[plain]) plain = i;
    }
    report("split-plain", least(plain, calls_worst), calls_worst);
    report("split-worst", least(worst, calls_worst), calls_worst);
    send(done, 0);
}

void pd_main(void) {
    done = channel_of(1);
    pd_go(goroutine, NULL);
    receive(done);
    pd_exit(0);
}

// F3: a loop that crosses the boundary of a segment at every call, 10,000,000 times, allocates nothing and costs at
// most twice what it costs where the callee fits.
// REQUIRES: release
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: calls 10000000
#include "program.h"

enum { depths = 120, calls_scan = 2000, calls = 10000000, parts = 50, tries = 5 };

static int64_t sink;

// A frame of over 256 bytes and a little work.
static __attribute__((noinline)) int64_t callee(int64_t n) {
    volatile int64_t words[40];
    for (int i = 0; i < 16; i++) words[i] = n;
    return words[n & 15];
}

static __attribute__((noinline)) int64_t loop(int64_t count) {
    int64_t begin = pd_nanotime(), sum = 0;
    for (int64_t i = 0; i < count; i++) sum += callee(i);
    sink += sum;
    return pd_nanotime() - begin;
}

static __attribute__((noinline)) int64_t descend(int64_t n, int64_t count) {
    volatile int64_t here = n;
    if (n == 0) return loop(count);
    return descend(n - 1, count) + (here < 0);
}

// Of several measurements the least: whatever disturbs one adds to it.
static int64_t least_ns(int64_t depth, int64_t count, int rounds) {
    int64_t least = INT64_MAX;
    for (int i = 0; i < rounds; i++) {
        int64_t ns = descend(depth, count);
        if (ns < least) least = ns;
    }
    return least;
}

static bool is_cheap(void) {
    int64_t worst = 0, plain = 0, worst_ns = 0, plain_ns = INT64_MAX;
    for (int64_t depth = 0; depth < depths; depth++) {
        int64_t ns = least_ns(depth, calls_scan, 5);
        if (ns > worst_ns) worst = depth, worst_ns = ns;
        if (ns < plain_ns) plain = depth, plain_ns = ns;
    }
    int64_t before = resident_bytes();
    worst_ns = least_ns(worst, calls / parts, parts);
    expect(resident_bytes() <= before + 65536, "the loop takes memory");
    plain_ns = least_ns(plain, calls / parts, parts);
    return plain_ns < worst_ns && worst_ns <= 2 * plain_ns;
}

// The machine may be disturbed for a while; a split that is dear is dear every time.
static void goroutine(void *done) {
    for (int i = 1; !is_cheap(); i++) expect(i < tries, "a call across the boundary costs over twice a plain one");
    send(done, calls);
}

void pd_main(void) {
    pd_chan *done = channel_of(0);
    pd_go(goroutine, done);
    say("calls", receive(done));
}

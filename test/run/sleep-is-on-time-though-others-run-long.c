// B9: a sleeper wakes soon after its time though no thread is idle and those that run seldom switch: behind the
// goroutines before it in a queue, not dozens of switches later.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: on time 1
#include "program.h"

enum { slice_ns = 4000000 };

static void hog(void *arg) {
    (void)arg;
    for (;;) {
        int64_t before = pd_nanotime();
        while (pd_nanotime() - before < slice_ns) {}
        pd_gosched();
    }
}

static void sleeper(void *done) {
    int64_t before = pd_nanotime();
    pd_sleep(2);
    send(done, pd_nanotime() - before);
}

// Three hogs for each thread. The sleeper waits for two switches, of which one is late, and three hogs before it; with
// eight threads on two processors each of these takes four times as long. Sixty switches would be 240 ms at least.
void pd_main(void) {
    pd_chan *done = channel_of(0);
    int64_t least = INT64_MAX;
    for (int64_t i = 0; i < 3 * maxprocs(); i++) pd_go(hog, 0);
    for (int i = 0; i < 8; i++) {
        pd_go(sleeper, done);
        int64_t ns = receive(done);
        if (ns < least) least = ns;
    }
    say("on time", least < (maxprocs() > 2 ? 1000000000 : 120000000));
    pd_exit(0);
}

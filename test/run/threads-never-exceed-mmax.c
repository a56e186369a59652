// B7: the process never has more threads than mmax, whatever its goroutines do; with one, it never makes a thread.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: looks 200
#include "program.h"

static int64_t stop;

static void pinger(void *arg) {
    while (!__atomic_load_n(&stop, __ATOMIC_SEQ_CST)) {
        send(arg, 1);
        for (volatile int i = 0; i < 1000; i++) {}
    }
    pd_chan_close(arg);
}

static void ponger(void *arg) {
    while (pd_chan_recv(arg, 0)) pd_gosched();
}

static void sleeper(void *arg) {
    (void)arg;
    while (!__atomic_load_n(&stop, __ATOMIC_SEQ_CST)) pd_sleep(1);
}

void pd_main(void) {
    for (int i = 0; i < 50; i++) {
        pd_chan *c = channel_of(i % 3);
        pd_go(pinger, c);
        pd_go(ponger, c);
        pd_go(sleeper, 0);
    }
    int64_t most = 0, looks = 0;
    while (looks < 200) {
        int64_t now = thread_count();
        if (now > most) most = now;
        looks++;
        pd_gosched();
    }
    pd_counts counts;
    pd_count(&counts);
    expect(most <= counts.mmax, "more threads than mmax");
    expect(counts.mcount <= counts.mmax, "more threads are counted than mmax");
    expect(counts.mmax == 1 || most > 1, "no second thread came to help");
    __atomic_store_n(&stop, 1, __ATOMIC_SEQ_CST);
    await_goroutines(1);
    say("looks", looks);
}

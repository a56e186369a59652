// B10: while all goroutines wait, the process takes less than one hundredth of a processor.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: waiting 20
#include "program.h"

enum { waiters = 20, sleep_ms = 500 };

static pd_chan *gate;

static void waiter(void *arg) {
    (void)arg;
    pd_chan_recv(gate, 0);
}

static void worker(void *arg) {
    for (volatile int i = 0; i < 100000; i++) {}
    send(arg, 1);
}

void pd_main(void) {
    gate = channel_of(0);
    for (int i = 0; i < waiters; i++) pd_go(waiter, 0);
    pd_chan *done = channel_of(0);
    for (int i = 0; i < 100; i++) pd_go(worker, done); // so that the threads there may be have been started
    for (int i = 0; i < 100; i++) receive(done);
    await_parked(waiters);
    pd_sleep(10);
    int64_t before = cpu_ns();
    pd_sleep(sleep_ms);
    expect(cpu_ns() - before < sleep_ms * 1000000 / 100, "an idle process is busy");
    pd_counts counts;
    pd_count(&counts);
    say("waiting", counts.gwait);
    pd_exit(0);
}

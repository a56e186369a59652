// D14: after 1,000,000 operations on channels nobody is counted as waiting who does not wait, and no memory is kept for
// it.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: waiting 0
#include "program.h"

enum { pairs = 10, operations = 50000 };

static void sender(void *arg) {
    for (int64_t i = 0; i < operations; i++) send(arg, i);
}

static void receiver(void *arg) {
    for (int64_t i = 0; i < operations; i++) receive(arg);
}

static void exchange(void) {
    for (int i = 0; i < pairs; i++) {
        pd_chan *c = channel_of(i % 4);
        pd_go(sender, c);
        pd_go(receiver, c);
    }
    await_goroutines(1);
}

void pd_main(void) {
    exchange();
    int64_t before = resident_bytes();
    exchange();
    expect(resident_bytes() < before + (256 << 10), "channels keep memory of those who waited");
    pd_counts counts;
    pd_count(&counts);
    expect(counts.gcount == 1, "only main is left");
    say("waiting", counts.gwait);
}

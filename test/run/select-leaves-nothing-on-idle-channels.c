// E8, D14: a million selects that wait on a channel nobody serves beside one that is served: memory stays flat, and
// no entry is left behind on the idle channel.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: received 1000000
// CHECK-NEXT: waiting 0
#include "select.h"

enum { rounds = 1000000 };

static pd_chan *served, *idle;

static void sender(void *arg) {
    (void)arg;
    for (int64_t i = 0; i < rounds; i++) send(served, i);
}

void pd_main(void) {
    served = channel_of(0), idle = channel_of(0);
    pd_go(sender, 0);
    int64_t before = 0, received = 0, value;
    for (int64_t i = 0; i < rounds; i++) {
        pd_select_case cases[] = {receiving(idle, &value), receiving(served, &value)};
        received += pd_select(cases, 2);
        if (i == rounds / 10) before = resident_bytes();
    }
    expect(resident_bytes() < before + (256 << 10), "selects keep memory");
    expect(!pd_chan_try_send(idle, &value), "somebody is left on the idle channel");
    say("received", received);
    pd_counts counts;
    pd_count(&counts);
    say("waiting", counts.gwait);
}

// E5: goroutines that each both send and receive on one channel in one select meet others, never themselves: a value
// that is received was sent by another, and as many are sent as received. The last that is left alone waits.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: own 0
// CHECK-NEXT: sent - received 0
// CHECK-NEXT: alone -1
#include "select.h"

enum { goroutines = 4, rounds = 25000 };

static pd_chan *c[2], *results;

// In each round it is done when it has both sent and received; what it may still do stays in its select.
static void both(void *arg) {
    int64_t name = (int64_t)arg, own = 0, balance = 0;
    pd_chan *channel = c[name % 2];
    for (int i = 0; i < rounds; i++) {
        int64_t out = name, in = -1;
        pd_select_case cases[] = {sending(channel, &out), receiving(channel, &in)};
        int64_t index = pd_select(cases, 2);
        own += index == 1 && in == name;
        balance += index == 0 ? 1 : -1;
        cases[index].chan = 0;
        index = pd_select(cases, 2);
        own += index == 1 && in == name;
        balance += index == 0 ? 1 : -1;
    }
    send(results, own);
    send(results, balance);
}

void pd_main(void) {
    results = channel_of(0);
    // Pairs, so that the partner of each is still there in its last round.
    for (int i = 0; i < 2; i++) c[i] = channel_of(0);
    for (int64_t i = 0; i < goroutines; i++) pd_go(both, (void *)i);
    int64_t own = 0, balance = 0;
    for (int i = 0; i < goroutines; i++) {
        int64_t first = receive(results);
        balance += receive(results);
        own += first;
    }
    say("own", own);
    say("sent - received", balance);
    int64_t out = 1, in = 0;
    pd_select_case cases[] = {sending(c[0], &out), receiving(c[0], &in), sending(c[0], &out)};
    say("alone", pd_select_timeout(cases, 3, 2000000));
}

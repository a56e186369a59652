// D4: a closed channel gives what is left in it, then zeroes and false for ever, to every form of receive.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: drained 5
#include "program.h"

static void close_later(void *arg) {
    pd_gosched();
    pd_chan_close(arg);
}

static void is_empty(pd_chan *c) {
    int64_t value = 77;
    expect(!pd_chan_recv(c, &value) && value == 0, "a receive gives zeroes and false");
    expect(!pd_chan_recv(c, 0), "a receive that drops the value gives false");
    bool ok = true;
    value = 77;
    expect(pd_chan_try_recv(c, &value, &ok) && !ok && value == 0, "a receive that never waits takes place");
    expect(pd_chan_try_recv(c, 0, 0), "also where nobody asks what it gave");
}

void pd_main(void) {
    pd_chan *c = channel_of(9);
    for (int i = 1; i <= 5; i++) send(c, i);
    pd_chan_close(c);
    expect(pd_chan_len(c) == 5, "closing drops nothing");
    int64_t value, drained = 0;
    for (int i = 1; i <= 3; i++) drained += pd_chan_recv(c, &value) && value == i;
    bool ok = false;
    drained += pd_chan_try_recv(c, &value, &ok) && ok && value == 4;
    drained += pd_chan_recv(c, 0);
    for (int i = 0; i < 3; i++) is_empty(c);
    c = channel_of(0);
    pd_go(close_later, c);
    value = 77;
    expect(!pd_chan_recv(c, &value) && value == 0, "who waits gets zeroes and false");
    is_empty(c);
    say("drained", drained);
}

// E10: a select with a closed channel takes place at once, and a parked one when the channel is closed: a receive
// with a zero and ok false, behind what the buffer still holds.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: drained 1 1
// CHECK-NEXT: closed 0 0
// CHECK-NEXT: woken 800
#include "select.h"

enum { waiters = 8, rounds = 100 };

static pd_chan *closing, *idle, *done;

static void waiter(void *arg) {
    (void)arg;
    int64_t value = 9, out = 1;
    pd_select_case cases[] = {sending(idle, &out), receiving(closing, &value), receiving(closing, &value)};
    int64_t index = pd_select(cases, 3);
    send(done, index > 0 && !cases[index].ok && value == 0);
}

static void report(const char *what, int64_t value, bool ok) {
    pd_print_begin(1);
    pd_print_cstring(what);
    pd_print_space();
    pd_print_int(value);
    pd_print_space();
    pd_print_int(ok);
    pd_print_newline();
    pd_print_end();
}

void pd_main(void) {
    idle = channel_of(0), done = channel_of(0);
    pd_chan *c = channel_of(1);
    send(c, 1);
    pd_chan_close(c);
    int64_t value = 9;
    pd_select_case cases[] = {receiving(idle, &value), receiving(c, &value)};
    expect(pd_select(cases, 2) == 1, "the buffer is drained");
    report("drained", value, cases[1].ok);
    value = 9;
    expect(pd_select(cases, 2) == 1, "a closed channel is ready");
    report("closed", value, cases[1].ok);
    int64_t woken = 0;
    for (int round = 0; round < rounds; round++) {
        closing = channel_of(0);
        for (int i = 0; i < waiters; i++) pd_go(waiter, 0);
        if (round % 2) await_parked(waiters);
        pd_chan_close(closing);
        for (int i = 0; i < waiters; i++) woken += receive(done);
    }
    say("woken", woken);
}

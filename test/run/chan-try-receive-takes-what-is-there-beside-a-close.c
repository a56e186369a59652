// D10: a receive that never waits takes place while there is a value or the channel is closed, also in the moment in
// which the channel goes from the one to the other; so does a select with a default over two channels, one of which
// gets its value before the other loses it.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: receives 20000 of 20000
// CHECK-NEXT: selects 20000 of 20000
#include "select.h"

enum { rounds = 20000 };

static int64_t took_place;
static pd_chan *done;

static void tries(void *arg) {
    if (pd_chan_try_recv(arg, 0, 0)) __atomic_add_fetch(&took_place, 1, __ATOMIC_SEQ_CST);
    send(done, 1);
}

static void tries_both(void *arg) {
    pd_chan **pair = arg;
    int64_t value;
    pd_select_case cases[] = {receiving(pair[0], &value), receiving(pair[1], &value)};
    if (pd_select_try(cases, 2) >= 0) __atomic_add_fetch(&took_place, 1, __ATOMIC_SEQ_CST);
    send(done, 1);
}

static void report(const char *what) {
    pd_print_begin(1);
    pd_print_cstring(what);
    pd_print_int(took_place);
    pd_print_cstring(" of ");
    pd_print_int(rounds);
    pd_print_newline();
    pd_print_end();
    took_place = 0;
}

void pd_main(void) {
    done = channel_of(0);
    for (int i = 0; i < rounds; i++) {
        pd_chan *c = channel_of(1);
        send(c, 1);
        pd_go(tries, c);
        if (i % 2) pd_gosched();
        pd_chan_close(c);
        pd_chan_recv(c, 0);
        receive(done);
    }
    report("receives ");
    pd_chan *pair[] = {channel_of(1), channel_of(1)}, *swapped[] = {pair[1], pair[0]};
    for (int i = 0; i < rounds; i++) {
        int64_t value;
        send(pair[0], 1);
        pd_go_copy(tries_both, i % 4 < 2 ? pair : swapped, sizeof pair); // whichever it might look at first
        if (i % 2) pd_gosched();
        send(pair[1], 1);
        pd_chan_try_recv(pair[0], &value, 0);
        receive(done);
        pd_chan_try_recv(pair[1], &value, 0); // whichever the other has left
        pd_chan_try_recv(pair[0], &value, 0);
    }
    report("selects ");
}

// A select with a timeout that nobody meets gives -1, not before its time, and leaves nothing in the queue; one that
// is met gives the case, and its timer wakes nobody afterwards. A race of both loses nothing: a value is received, or
// the time is over and the value is still there.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: lone -1
// CHECK-NEXT: met 1 7
// CHECK-NEXT: lost 0
#include "select.h"

enum { rounds = 2000 };

static void send_later(void *arg) {
    pd_sleep(5);
    send(arg, 7);
}

static void send_soon(void *arg) {
    for (int64_t i = 0; i < rounds; i++) {
        send(arg, i);
        if (i % 16 == 0) pd_sleep(1);
    }
}

void pd_main(void) {
    pd_chan *a = channel_of(0), *b = channel_of(0), *nobody = 0;
    int64_t value = 0;
    pd_select_case cases[] = {receiving(a, &value), receiving(b, &value), receiving(nobody, &value)};
    int64_t begin_ns = pd_nanotime();
    int64_t index = pd_select_timeout(cases, 3, 20000000);
    expect(pd_nanotime() - begin_ns >= 20000000, "it waits as long as told");
    say("lone", index);
    expect(!pd_chan_try_send(a, &value), "nobody waits afterwards");
    pd_go(send_later, b);
    index = pd_select_timeout(cases, 3, INT64_MAX);
    pd_print_begin(1);
    pd_print_cstring("met ");
    pd_print_int(index);
    pd_print_space();
    pd_print_int(value);
    pd_print_newline();
    pd_print_end();
    pd_go(send_soon, a);
    int64_t lost = 0;
    for (int64_t i = 0; i < rounds;) {
        value = -1;
        index = pd_select_timeout(cases, 3, i * 977 % 100000 + 1);
        if (index == 0) lost += value != i++;
        else lost += value != -1 || index != -1;
    }
    say("lost", lost);
    pd_counts counts;
    pd_count(&counts);
    expect(counts.gwait == 0, "nobody is left parked");
}

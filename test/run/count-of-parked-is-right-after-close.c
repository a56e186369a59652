// D6: who was woken by a close is no longer counted as parked; the counts are those before.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: waiting 0 of 1
#include "program.h"

static void receiver(void *arg) { receive(arg); }

void pd_main(void) {
    pd_counts counts = {0};
    for (int64_t receivers = 1; receivers <= 1000; receivers *= 10) {
        pd_chan *c = channel_of(0);
        for (int64_t i = 0; i < receivers; i++) pd_go(receiver, c);
        await_parked(receivers);
        pd_chan_close(c);
        await_goroutines(1);
        pd_count(&counts);
        expect(counts.gwait == 0, "nobody is parked");
    }
    pd_print_begin(1);
    pd_print_cstring("waiting ");
    pd_print_int(counts.gwait);
    pd_print_cstring(" of ");
    pd_print_int(counts.gcount);
    pd_print_newline();
    pd_print_end();
}

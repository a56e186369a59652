// A million goroutines sleep at once; those that sleep longer wake later, each once. With one thread that is seen in
// the order in which they run; the bytes resident for each are printed.
// REQUIRES: long
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=1 %t | FileCheck %s
// CHECK: woken 1000000
// CHECK-NEXT: out of order 0
// CHECK-NEXT: resident bytes each {{[0-9]+$}}
#include "program.h"

enum { sleepers = 1000000, groups = 100, apart_ms = 5 };

static int64_t until_ms, woken, out_of_order, last_group;

// The deadline of its group is the same for all, but for the millisecond that the sleep is rounded up to.
static void sleeper(void *arg) {
    int64_t group = (int64_t)arg;
    pd_sleep(until_ms + group * apart_ms - pd_nanotime() / 1000000);
    if (group < last_group) out_of_order++;
    last_group = group;
    woken++;
}

void pd_main(void) {
    int64_t before = resident_bytes();
    until_ms = pd_nanotime() / 1000000 + 15000;
    for (int64_t i = 0; i < sleepers; i++) pd_go(sleeper, (void *)(i * 7919 % groups));
    pd_counts counts;
    do {
        pd_gosched();
        pd_count(&counts);
    } while (counts.gwait < sleepers && woken == 0);
    expect(counts.gwait == sleepers, "all sleep at once");
    int64_t each = (resident_bytes() - before) / sleepers;
    await_goroutines(1);
    say("woken", woken);
    say("out of order", out_of_order);
    say("resident bytes each", each);
}

// A million goroutines sleep at once; those that sleep longer wake later, each once. With one thread that is seen in
// the order in which they run; the bytes resident for each are printed. (A thread that loses its processor between its
// look at the clock and the sleep has a goroutine sleep longer than meant: a few may be out of order.)
// REQUIRES: long
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=1 %t | FileCheck %s
// CHECK: woken 1000000
// CHECK-NEXT: out of order {{[0-9]+$}}
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

// Whether all of them slept at once; on a machine with other work they may come too late for the first to wake.
static bool sleep_all(int64_t ms) {
    until_ms = pd_nanotime() / 1000000 + ms;
    woken = out_of_order = last_group = 0;
    for (int64_t i = 0; i < sleepers; i++) pd_go(sleeper, (void *)(i * 7919 % groups));
    pd_counts counts;
    do {
        pd_gosched();
        pd_count(&counts);
    } while (counts.gwait < sleepers && woken == 0);
    return counts.gwait == sleepers;
}

void pd_main(void) {
    int64_t before = resident_bytes(), ms = 15000;
    while (!sleep_all(ms)) {
        await_goroutines(1);
        ms *= 2;
        expect(ms < 600000, "all sleep at once");
    }
    int64_t each = (resident_bytes() - before) / sleepers;
    await_goroutines(1);
    expect(out_of_order < sleepers / 1000, "in order");
    say("woken", woken);
    say("out of order", out_of_order);
    say("resident bytes each", each);
}

// B14: a goroutine that computes for ever stops no other one that a second thread can run, wherever that one waits: in
// the queue, behind the hog on its thread, in a channel or asleep; though both threads have slept before, and where the
// machine gives no third. With one thread it does: nobody takes the processor from a goroutine that calls nothing.
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=2 timeout 20 %t | FileCheck %s --match-full-lines
// RUN: env PREDAWN_MAXPROCS=8 timeout 20 %t | FileCheck %s --match-full-lines
// RUN: env PREDAWN_MAXPROCS=8 timeout 20 %fault --call clone --errno EAGAIN --from 2 %t \
// RUN:     | FileCheck %s --match-full-lines
//      CHECK: behind a hog 20
// CHECK-NEXT: turns 20000
#include "program.h"

static volatile int64_t sink;

static void computes_for_ever(void *arg) {
    for (;;) sink++;
    (void)arg;
}

static void sets(void *arg) { __atomic_store_n((int64_t *)arg, 1, __ATOMIC_SEQ_CST); }

// Readies one goroutine and then computes until that one has run, so that only another thread can run it.
static bool hogs_until_other_has_run(void) {
    static int64_t has_run;
    has_run = 0;
    pd_go(sets, &has_run);
    int64_t begin = pd_nanotime();
    while (!__atomic_load_n(&has_run, __ATOMIC_SEQ_CST)) {
        if (pd_nanotime() - begin > 10000000000) return false;
    }
    return true;
}

static void computes_for_a_while(void *begun) {
    sets(begun);
    int64_t begin = pd_nanotime();
    while (pd_nanotime() - begin < 10000000) {}
}

// A timer is set, and more threads are asked for, while none is idle; then all are, and one keeps the time.
static void all_compute_then_sleep(void) {
    static int64_t begun;
    begun = 0;
    pd_go(computes_for_a_while, &begun);
    while (!__atomic_load_n(&begun, __ATOMIC_SEQ_CST)) {}
    for (int i = 0; i < 3; i++) pd_go(sets, &begun);
    pd_sleep(30);
}

static pd_chan *ping, *pong;

static void other(void *arg) {
    (void)arg;
    for (;;) send(pong, receive(ping));
}

void pd_main(void) {
    int64_t count = 0;
    for (int i = 0; i < 20; i++) {
        if (i % 2) all_compute_then_sleep();
        count += hogs_until_other_has_run();
    }
    say("behind a hog", count);
    pd_go(computes_for_ever, 0);
    ping = channel_of(0);
    pong = channel_of(0);
    pd_go(other, 0);
    int64_t turns = 0;
    for (int64_t i = 0; i < 20000; i++) {
        send(ping, i);
        turns += receive(pong) == i;
    }
    pd_sleep(5);
    say("turns", turns);
    pd_exit(0);
}

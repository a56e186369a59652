// B9: while a goroutine is in a system call that does not come back, all others go on that a second thread can run:
// those behind it in its thread's queue, the one that it has just made runnable, those that sleep, those in channels.
// With one thread all wait for it.
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=2 timeout 20 %t | FileCheck %s --match-full-lines
// RUN: env PREDAWN_MAXPROCS=8 timeout 20 %t | FileCheck %s --match-full-lines
//      CHECK: in the call 2
// CHECK-NEXT: went on 203
// CHECK-NEXT: came back 1
#include "program.h"

enum { call_pipe = 22, others = 200 };

static int ends[2];
static int64_t in_call, went_on, came_back;
static pd_chan *partner;

static void goes_on(void *arg) {
    (void)arg;
    for (int i = 0; i < 10; i++) pd_gosched();
    __atomic_add_fetch(&went_on, 1, __ATOMIC_SEQ_CST);
}

static void sleeps(void *arg) {
    (void)arg;
    pd_sleep(5);
    goes_on(0);
}

static void receives(void *arg) {
    (void)arg;
    receive(partner);
    goes_on(0);
}

static void reads(void *arg) {
    (void)arg;
    for (int i = 0; i < others; i++) pd_go(goes_on, 0);
    pd_go(sleeps, 0);
    send(partner, 1); // whoever waits lies in this thread's `next` now
    __atomic_add_fetch(&in_call, 1, __ATOMIC_SEQ_CST);
    char byte;
    pd_syscall(call_read, ends[0], (int64_t)&byte, 1, 0, 0, 0);
    __atomic_add_fetch(&came_back, 1, __ATOMIC_SEQ_CST);
}

void pd_main(void) {
    pd_syscall(call_pipe, (int64_t)ends, 0, 0, 0, 0, 0);
    partner = channel_of(0);
    pd_go(receives, 0);
    await_parked(1);
    pd_go(reads, 0);
    while (__atomic_load_n(&went_on, __ATOMIC_SEQ_CST) < others + 2) pd_gosched();
    pd_sleep(1);
    goes_on(0);
    say("in the call", in_call + (came_back == 0));
    say("went on", went_on);
    pd_syscall(1, ends[1], (int64_t) "x", 1, 0, 0, 0);
    await_goroutines(1);
    say("came back", came_back);
}

// B14: what stands behind a goroutine that computes for ever is run by the other thread also when that one is never
// idle, because its goroutines yield, or pass a value to and fro, without an end.
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=2 timeout 20 %t yields | FileCheck %s --match-full-lines
// RUN: env PREDAWN_MAXPROCS=2 timeout 20 %t exchanges | FileCheck %s --match-full-lines
// RUN: env PREDAWN_MAXPROCS=3 timeout 20 %t yields | FileCheck %s --match-full-lines
// CHECK: behind the hog 301
#include "program.h"

enum { behind = 300 };

static volatile int64_t sink;
static int64_t have_run;
static pd_chan *gate, *ping, *pong;

static void runs(void *arg) {
    (void)arg;
    __atomic_add_fetch(&have_run, 1, __ATOMIC_SEQ_CST);
}

static void waits(void *arg) {
    receive(arg);
    runs(0);
}

// Makes more runnable than its own queue holds, readies one that waits, and parks no more.
static void hog(void *arg) {
    (void)arg;
    for (int i = 0; i < behind; i++) pd_go(runs, 0);
    send(gate, 1);
    for (;;) sink++;
}

static void yields(void *arg) {
    (void)arg;
    for (;;) pd_gosched();
}

static void answers(void *arg) {
    (void)arg;
    for (;;) send(pong, receive(ping));
}

void pd_main(void) {
    bool exchange = *pd_argv()[1] == 'e';
    gate = channel_of(0), ping = channel_of(0), pong = channel_of(0);
    pd_go(waits, gate);
    await_parked(1);
    pd_go(exchange ? answers : yields, 0);
    pd_go(hog, 0);
    while (__atomic_load_n(&have_run, __ATOMIC_SEQ_CST) < behind + 1) {
        if (exchange) {
            send(ping, 1);
            receive(pong);
        } else {
            pd_gosched();
        }
    }
    say("behind the hog", have_run);
    pd_exit(0);
}

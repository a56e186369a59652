// D11: the time that 100,000 waiters on one channel take, to come and to be served, grows as their number, not its
// square.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: served 100000
#include "program.h"

enum { few = 10000, many = 100000 };

static int64_t served;

static void receiver(void *arg) {
    receive(arg);
    __atomic_add_fetch(&served, 1, __ATOMIC_SEQ_CST);
}

static int64_t serve_ns(int64_t waiters) {
    pd_chan *c = channel_of(0);
    served = 0;
    int64_t begin = cpu_ns();
    for (int64_t i = 0; i < waiters; i++) pd_go(receiver, c);
    await_parked(waiters);
    for (int64_t i = 0; i < waiters; i++) send(c, i);
    await_goroutines(1);
    return cpu_ns() - begin;
}

void pd_main(void) {
    serve_ns(many); // so that the memory is there
    int64_t few_ns = serve_ns(few), many_ns = serve_ns(many);
    expect(many_ns < few_ns * (many / few) * 5 + 20000000, "the time is not linear");
    say("served", served);
}

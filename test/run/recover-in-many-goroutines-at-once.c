// H6: goroutines on all threads that panic, fault, recover, panic in deferred functions and yield in them, thousands of
// times at once, never meet each other's panics.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: recovered 80000
#include "deferring.h"

enum { goroutines = 8, rounds = 5000 };

static int64_t recovered;
static pd_chan *done;
static void *volatile null;

struct worker {
    int64_t number, round;
    const pd_type *type;
};

// Each goroutine has a type and a value of its own.
static pd_type types[goroutines];

FUNCTION panic_with(void *w) {
    struct worker *worker = w;
    pd_panic_value((pd_any){worker->type, worker});
}

FUNCTION panic_in_fault(void *w) {
    expect(is_text(RECOVER(), "runtime error: invalid memory address or nil pointer dereference"), "no fault's text");
    if (((struct worker *)w)->round % 3 == 0) pd_gosched();
    __atomic_add_fetch(&recovered, 1, __ATOMIC_SEQ_CST);
    panic_with(w);
}

FUNCTION take(void *w) {
    struct worker *worker = w;
    if (worker->round % 5 == 0) pd_gosched();
    pd_any value = RECOVER();
    expect(value.type == worker->type && value.data == w, "another goroutine's panic");
    __atomic_add_fetch(&recovered, 1, __ATOMIC_SEQ_CST);
}

FUNCTION fault(void *w) {
    volatile char frame[1000];
    frame[0] = 1;
    *(volatile int64_t *)null = ((struct worker *)w)->number;
}

FUNCTION fault_deferring(void *w) { call_deferring(panic_in_fault, w, fault, w); }

static void work(void *number) {
    struct worker worker = {(intptr_t)number, 0, &types[(intptr_t)number]};
    for (; worker.round < rounds; worker.round++) call_deferring(take, &worker, fault_deferring, &worker);
    send(done, 1);
}

void pd_main(void) {
    done = channel_of(0);
    for (intptr_t i = 0; i < goroutines; i++) pd_go(work, (void *)i);
    for (int i = 0; i < goroutines; i++) receive(done);
    say("recovered", recovered);
}

// B5: pd_gosched lets every runnable goroutine run before the caller runs again; with one thread, in the order they
// came.
// RUN: %cc -O1 %s -o %t
// RUN: env PREDAWN_MAXPROCS=1 %t order | FileCheck %s --match-full-lines
// CHECK: turns in order 10000
// RUN: %each-mmax %t progress | FileCheck %s --match-full-lines --check-prefix=PROGRESS
// PROGRESS: all ran 100
#include "program.h"

enum { goroutines = 100, rounds = 100 };

static int64_t turn, in_order, ran;

static void in_turn(void *arg) {
    int64_t self = (int64_t)(intptr_t)arg;
    for (int64_t round = 0; round < rounds; round++) {
        in_order += turn == round * goroutines + self;
        turn++;
        pd_gosched();
    }
}

static void once(void *arg) {
    (void)arg;
    __atomic_add_fetch(&ran, 1, __ATOMIC_SEQ_CST);
}

void pd_main(void) {
    bool order = *pd_argv()[1] == 'o';
    for (intptr_t i = 0; i < goroutines; i++) pd_go(order ? in_turn : once, (void *)i);
    if (order) {
        while (turn < goroutines * rounds) pd_gosched();
        say("turns in order", in_order);
    } else {
        while (__atomic_load_n(&ran, __ATOMIC_SEQ_CST) < goroutines) pd_gosched();
        say("all ran", ran);
    }
}

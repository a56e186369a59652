// B14: where all threads are busy, what a goroutine that computes for ever keeps waiting is taken by others again and
// again, and each time a thread that has just switched keeps what it holds: only after two looks, ten milliseconds
// apart, is it taken to be stuck.
// RUN: %cc -O2 %s -o %t
// RUN: env PREDAWN_MAXPROCS=3 timeout 60 %t | FileCheck %s --match-full-lines
// CHECK: robbed seldom 1
#include "program.h"

// A turn is far shorter than the time between two looks. The system may stop a thread in its turn and so make it one
// that is stuck; what was taken from it after so long does not count.
enum { turn_cycles = 1 << 21, looks_cycles = 1 << 25, relieved_enough = 100 };

static pd_chan *there, *back;
static int64_t begun, relieved, robbed;
static uint64_t turn_began;
static bool in_turn;

static int64_t load(int64_t *from) { return __atomic_load_n(from, __ATOMIC_SEQ_CST); }
static void count(int64_t *at) { __atomic_add_fetch(at, 1, __ATOMIC_SEQ_CST); }

static void yields(void *arg) {
    (void)arg;
    count(&begun);
    for (;;) pd_gosched();
}

// Readied by takes_turns, and so what its thread holds for the time of a turn.
static void answers(void *arg) {
    (void)arg;
    for (;;) {
        receive(there);
        if (__atomic_load_n(&in_turn, __ATOMIC_SEQ_CST) &&
            __builtin_ia32_rdtsc() - __atomic_load_n(&turn_began, __ATOMIC_SEQ_CST) < looks_cycles) count(&robbed);
        while (__atomic_load_n(&in_turn, __ATOMIC_SEQ_CST)) pd_gosched();
        __atomic_store_n(&turn_began, __builtin_ia32_rdtsc(), __ATOMIC_SEQ_CST); // before the thread switches
        send(back, 1);
    }
}

static void takes_turns(void *arg) {
    (void)arg;
    count(&begun);
    for (;;) {
        send(there, 1);
        __atomic_store_n(&in_turn, true, __ATOMIC_SEQ_CST);
        uint64_t from = __builtin_ia32_rdtsc();
        while (__builtin_ia32_rdtsc() - from < turn_cycles) {}
        __atomic_store_n(&in_turn, false, __ATOMIC_SEQ_CST);
        receive(back);
    }
}

static void waits_behind(void *arg) {
    (void)arg;
    count(&relieved);
}

// main never parks, and as the first thread is the last that is looked at.
void pd_main(void) {
    there = channel_of(0), back = channel_of(0);
    pd_go(answers, 0);
    pd_go(takes_turns, 0);
    for (int i = 0; i < 3; i++) pd_go(yields, 0);
    while (load(&begun) < 4) {}
    int64_t made = 0, robbed_before = load(&robbed);
    while (load(&relieved) < relieved_enough) {
        if (made > load(&relieved)) continue;
        pd_go(waits_behind, 0);
        made++;
    }
    robbed = load(&robbed) - robbed_before;
    say("robbed seldom", robbed < 2);
    pd_exit(0);
}

// E1: who comes to take a goroutine in the moment in which that parks in a select waits until it has parked; where
// several wait, all of them go on, and one of them has it.
// RUN: %unit %s -o %t
// RUN: timeout 60 %t | FileCheck %s --match-full-lines
// CHECK: taken 10 of 10
#include "runtime/sched.h"
#include "sys/futex.h"
#include "threads.h"

namespace predawn {
bool select_expire(G* g); // select.cpp
}

namespace {

constexpr int64_t rounds = 10, takers = 3;

G g;
Atomic<int64_t> taken;

void thread(int64_t) {
    if (select_expire(&g)) taken.fetch_add(1);
}

// What the switch does when the goroutine's stack has been left.
void has_parked() {
    if (g.select_word.exchange(select_waiting) != select_parking) sys::futex_wake(&g.select_word.value, 1);
}

} // namespace

void pd_main() {
    for (int64_t i = 0; i < rounds; i++) {
        g.select_word.store_relaxed(select_parking);
        start_threads(takers, thread);
        while (g.select_word.load_relaxed() != select_parking_awaited) pd_sleep(1);
        pd_sleep(10); // the others sleep as well, or it is seen in another round
        expect(threads_ended.load_relaxed() == 0, "nobody has it before it has parked");
        has_parked();
        await_threads(takers);
    }
    pd_print_begin(1);
    pd_print_cstring("taken ");
    pd_print_int(taken.load_relaxed());
    pd_print_cstring(" of ");
    pd_print_int(rounds);
    pd_print_newline();
    pd_print_end();
}

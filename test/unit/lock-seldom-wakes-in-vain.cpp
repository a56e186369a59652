// I2: of 1,000,000 releases of a lock that 8, 64 or 256 threads fight for, at most 1 % make a system call to wake
// somebody, and at most 0.5 % one that finds nobody.
// RUN: %unit %s -o %t
// RUN: %python %S/count-wakes %t 8 64 256 | FileCheck %s
// CHECK: wrong: []
#include "threads.h"

namespace {

int64_t rounds;
Lock raw_lock;
volatile int64_t count;
Note begin;

void thread(int64_t) {
    (void)note_sleep(begin);
    for (int64_t i = 0; i < rounds; i++) {
        lock(raw_lock, Rank::user);
        count = count + 1;
        unlock(raw_lock, Rank::user);
    }
}

} // namespace

void pd_main() {
    int64_t fighters = pd_atoi(pd_argv()[1]);
    rounds = 1'000'000 / fighters;
    start_threads(fighters, thread);
    pd_sleep(10);
    note_wakeup(begin);
    await_threads(fighters);
    pd_print_begin(1);
    pd_print_cstring("counted ");
    pd_print_int(count);
    pd_print_end();
}

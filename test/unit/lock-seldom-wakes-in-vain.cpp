// I2: of 1,000,000 releases of a lock that 64 threads fight for, at most 1 % make a system call to wake somebody,
// and at most 0.5 % one that finds nobody.
// RUN: %unit %s -o %t
// RUN: strace -f -qq -e trace=futex -e signal=none -o %t.calls %t | FileCheck %s --match-full-lines
// CHECK: counted 1000000
// RUN: awk '/FUTEX_WAIT/ {w++} END {print "sleeps", (w > 64 ? "some" : w)}' %t.calls >%t.out
// RUN: FileCheck %s --check-prefix=SLEEPS <%t.out
// SLEEPS: sleeps some
// RUN: awk '/FUTEX_WAKE/ {w++} END {print "wakes", (w > 10000 ? w : "few")}' %t.calls >%t.out
// RUN: FileCheck %s --check-prefix=WAKES <%t.out
// WAKES: wakes few
// RUN: awk '/FUTEX_WAKE.* = 0$/ {w++} END {print "vain", (w > 5000 ? w : "few")}' %t.calls >%t.out
// RUN: FileCheck %s --check-prefix=VAIN <%t.out
// VAIN: vain few
#include "threads.h"

namespace {

constexpr int64_t fighters = 64, rounds = 15'625;
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
    start_threads(fighters, thread);
    pd_sleep(10);
    note_wakeup(begin);
    await_threads(fighters);
    pd_print_begin(1);
    pd_print_cstring("counted ");
    pd_print_int(count);
    pd_print_end();
}

// I3, I4: locks and notes work as ever when every futex wait returns EINTR or EAGAIN, or every third one, when waits
// are late by a millisecond, and when wakes are.
// RUN: %unit %s -o %t
// RUN: %fault --call futex --arg '1&0x7f=0' --errno EINTR %t 20000 | FileCheck %s --match-full-lines
// RUN: %fault --call futex --arg '1&0x7f=0' --errno EAGAIN %t 20000 | FileCheck %s --match-full-lines
// RUN: %fault --call futex --arg '1&0x7f=0' --errno EINTR --every 3 %t 20000 | FileCheck %s --match-full-lines
// RUN: %fault --call futex --arg '1&0x7f=0' --delay 1000 %t 2000 | FileCheck %s --match-full-lines
// RUN: %fault --call futex --arg '1&0x7f=1' --delay 1000 %t 2000 | FileCheck %s --match-full-lines
// CHECK: right
#include "threads.h"

namespace {

constexpr int64_t fighters = 8;
Lock raw_lock;
int64_t count, rounds;
Note begin, end;

void thread(int64_t number) {
    (void)note_sleep(begin);
    for (int64_t i = 0; i < rounds; i++) {
        lock(raw_lock, Rank::user);
        count++;
        unlock(raw_lock, Rank::user);
    }
    if (number != 0) {
        (void)note_sleep(end);
    } else {
        sys::thread_yield();
        note_wakeup(end);
    }
}

} // namespace

void pd_main() {
    rounds = pd_atoi(pd_argv()[1]);
    start_threads(fighters, thread);
    pd_sleep(10); // all of them sleep, or are about to
    note_wakeup(begin);
    await_threads(fighters);
    expect(count == fighters * rounds, "the count is exact");
    expect(raw_lock.state.load_relaxed() == 0, "the lock is free");
    pd_println("right");
}

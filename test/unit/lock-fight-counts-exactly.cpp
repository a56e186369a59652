// I1: whatever number of threads fights for a lock, 2, 4, 64 or 1,000, nothing is lost that is counted under it, and
// its word is 0 at the end; threads of the runtime by pd_lock_acquire, raw ones by lock.
// RUN: %unit %s -o %t
// RUN: env PREDAWN_MAXPROCS=2 %t goroutines 2 500000 | FileCheck %s --match-full-lines
// RUN: env PREDAWN_MAXPROCS=4 %t goroutines 4 250000 | FileCheck %s --match-full-lines
// RUN: env PREDAWN_MAXPROCS=64 %t goroutines 64 15625 | FileCheck %s --match-full-lines
// RUN: %t threads 2 500000 | FileCheck %s --match-full-lines
// RUN: %t threads 64 15625 | FileCheck %s --match-full-lines
// RUN: %t threads 1000 1000 | FileCheck %s --match-full-lines
// CHECK: 1000000
#include "threads.h"

namespace {

pd_lock user_lock;
Lock raw_lock;
int64_t count; // guarded by one of them
int64_t rounds;

void goroutine(void* done) {
    for (int64_t i = 0; i < rounds; i++) {
        pd_lock_acquire(&user_lock);
        count++;
        pd_lock_release(&user_lock);
    }
    pd_chan_send(static_cast<pd_chan*>(done), nullptr);
}

void thread(int64_t) {
    for (int64_t i = 0; i < rounds; i++) {
        lock(raw_lock, Rank::user);
        count++;
        unlock(raw_lock, Rank::user);
    }
}

} // namespace

void pd_main() {
    int64_t fighters = pd_atoi(pd_argv()[2]);
    rounds = pd_atoi(pd_argv()[3]);
    if (pd_argv()[1][0] == 'g') {
        pd_chan* done = pd_chan_new(0, 0);
        for (int64_t i = 0; i < fighters; i++) pd_go(goroutine, done);
        for (int64_t i = 0; i < fighters; i++) pd_chan_recv(done, nullptr);
    } else {
        start_threads(fighters, thread);
        await_threads(fighters);
    }
    expect(user_lock.state == 0 && raw_lock.state.load_relaxed() == 0, "the lock is free");
    pd_print_int(count);
}

// I5: the memory of a lock may be unmapped as soon as its last user has released it, though another thread that
// released it before is still about to wake a sleeper there.
//
// The launcher makes every wake late by 2 ms, and every sleep vain, so that the word is gone when a wake comes.
// RUN: %unit %s -o %t
// RUN: %t 200 | FileCheck %s --match-full-lines
// RUN: %fault --call futex --arg 1=128 --errno EINTR %fault --call futex --arg 1=129 --delay 2000 %t 20 >%t.out
// RUN: FileCheck %s <%t.out
// CHECK: right
#include "threads.h"

namespace {

struct Shared {
    Lock lock;
    int64_t users; // guarded by lock
};

constexpr int64_t users = 3;
Shared* shared;
Atomic<int64_t> round_number, rounds_done;
int64_t rounds;

void use() {
    Shared* s = shared;
    lock(s->lock, Rank::user);
    for (int i = 0; i < 20'000; i++) cpu_pause(); // the others spin in vain and sleep
    bool last = --s->users == 0;
    unlock(s->lock, Rank::user);
    if (last) {
        expect(sys::pages_unmap(s, sys::page_bytes).ok(), "the page is unmapped");
        rounds_done.fetch_add(1);
    }
}

void thread(int64_t) {
    for (int64_t i = 1; i <= rounds; i++) {
        while (round_number.load_acquire() < i) sys::thread_yield(); // pairs with the store in pd_main
        use();
    }
}

} // namespace

void pd_main() {
    rounds = pd_atoi(pd_argv()[1]);
    start_threads(users, thread);
    for (int64_t i = 1; i <= rounds; i++) {
        shared = static_cast<Shared*>(sys::pages_map(sys::page_bytes).value());
        shared->users = users;
        round_number.store_release(i); // pairs with the load in thread
        while (rounds_done.load_relaxed() < i) pd_gosched();
    }
    await_threads(users);
    pd_println("right");
}

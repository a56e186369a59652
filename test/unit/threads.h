// threads.h -- raw threads for tests of locks: each with its own stack, M and thread block, unknown to the scheduler.
//
// start_threads begins `count` threads that call fn(number), and await_threads waits until all have ended. A thread may
// use locks and notes; it is no place for goroutines.
#pragma once

#include "expect.h"
#include "rt0/machine.h"
#include "runtime/m.h"
#include "runtime/sched.h"
#include "sys/pages.h"
#include "sys/thread.h"

using namespace predawn;

constexpr size_t thread_stack_bytes = 16 << 10;

inline Atomic<int64_t> threads_ended;

struct Thread {
    M m;
    void (*fn)(int64_t number);
    int64_t number;
};

inline void thread_entry(void* with) {
    Thread* thread = static_cast<Thread*>(with);
    thread->fn(thread->number);
    threads_ended.fetch_add(1);
}

inline void start_threads(int64_t count, void (*fn)(int64_t number)) {
    threads_ended.store_relaxed(0);
    multi = true;
    (void)pd_nanotime();
    pd_counts counts;
    pd_count(&counts); // so that the number of processors is known to locks, as whenever the runtime starts a thread
    for (int64_t i = 0; i < count; i++) {
        Thread* thread = static_cast<Thread*>(pd_mal(sizeof(Thread)));
        thread->fn = fn;
        thread->number = i;
        sys::Result<void*> stack = sys::pages_map(thread_stack_bytes);
        expect(stack.ok(), "memory for a stack");
        uintptr_t low = reinterpret_cast<uintptr_t>(stack.value());
        g0_make(&thread->m, low, low + thread_stack_bytes);
        thread->m.tcb = tls_block_make(static_cast<char*>(pd_mal(tls_block_bytes())), &thread->m);
        void* top = reinterpret_cast<void*>(low + thread_stack_bytes);
        expect(sys::thread_start(top, thread->m.tcb, thread_entry, thread).ok(), "a thread");
    }
}

inline void await_threads(int64_t count) {
    while (threads_ended.load_relaxed() < count) pd_sleep(1);
}

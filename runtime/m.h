// m.h -- M: an operating system thread that runs goroutines.
#pragma once

#include "rt0/layout.h"
#include "runtime/g.h"
#include "runtime/lock.h"
#include "runtime/note.h"
#include "runtime/runqueue.h"

namespace predawn {

namespace sys {
struct UContext;
}

struct M {
    G g0;                     // the stack it schedules on
    Tcb* tcb;                 // constant
    int32_t id;               // 0 is m0; constant
    Atomic<int32_t> thread;   // the kernel's number; set by the thread itself, 0 before

    // The goroutine this M readied last and runs next. The owner puts and takes, another M may take: always by exchange
    // or compare-and-swap where `multi`.
    Atomic<G*> next;
    RunQueue queue;           // used where `multi`; before, the scheduler's queue serves the only M
    Atomic<uint32_t> ticks;   // goroutines begun or continued here; written by the owner
    Atomic<bool> yielding;    // a goroutine may be between here and `queue`; written by the owner
    uint32_t next_streak;     // of those, taken from `next` in a row; owner only
    uint32_t timers_look_mask; // it looks at the timers where these bits of `ticks` are 0; owner only
    uint64_t timers_look_cycles; // the time stamp counter when it did last; owner only
    uint64_t random;          // state of the generator that its selects draw from; 0: not seeded; owner only

    // Owner only: no lock, because no goroutine leaves its M but at a switch.
    G* g_free;                // dead goroutines, last in first out
    int32_t g_free_count;
    int32_t pool_part;        // of Go's pools, which its goroutine holds (runtime/gccgo/packages/sync.cpp)
    uint32_t attempts;        // operations that did not wait, and gave nobody a turn (runtime/gccgo/turn.h)
    Segment* stack_free[stack_class_count];
    int32_t stack_free_count[stack_class_count];
    char* stack_block_at;     // free part of the block that its segments are carved from
    char* stack_block_end;
    char* mal_at;             // free part of its hunk
    char* mal_end;
    size_t mal_mapped_bytes;  // of all its hunks
    Atomic<int64_t> g_started, g_ended, g_parked, g_unparked; // summed over all Ms by who wants to know

    G* moribund;              // has ended on a segment that must not be freed under it: the g0 does

    // Guarded by the scheduler's lock.
    M* idle_link;
    bool idle;                // on the idle list
    uint32_t watched_ticks;   // what the watching M saw last: its count of switches,
    bool watched_anything;    // and whether it held a runnable goroutine
    Note wake;                // sleeping: the owner; wakeup: who takes it off the idle list

    M* all_link;              // list of all Ms; constant once it is on it
    uintptr_t signal_stack_low, signal_stack_high; // constant
    Atomic<const sys::UContext*> stopped; // where a dying M has stopped this one
    Rank ranks[8];            // locks held, in order; checked builds
    uint8_t rank_count;
};

extern M m0;

// Makes the g0 of an M that stands on this stack.
void g0_make(M* m, uintptr_t low, uintptr_t high);

// Starts one more M. On a g0's stack, with no lock held; sched.mcount counts it already. False: the machine has no
// thread or no memory for it.
bool m_start();

// Lays out an M's thread block in memory of tls_block_bytes() bytes at `at`, with the program's thread_local data.
size_t tls_block_bytes();
Tcb* tls_block_make(char* at, M* m);

} // namespace predawn

// sched.h -- Sched: matches goroutines that are ready with Ms that wait.
//
// Three places hold runnable goroutines: `next` of an M, for the one it readied last; its queue (runqueue.h), where
// there are several Ms; and one queue for all, under the lock, for what is made by the only thread, woken by a close or
// by an idle M, and for what does not fit an M's own. There one that has not begun may stand for a row of others, too
// (plan.h).
// A hand-over costs no lock: who readies a goroutine and then parks continues it on the same M, without a thread woken.
// What an M leaves lying in `next` or its queue because its goroutine does not park is taken by the M that watches; or,
// where all are busy and nobody watches, by one that switches.
//
// Who wakes whom. An M without work spins a little, then sleeps on its Note, on the idle list. One of them watches: it
// sleeps with a time-out and looks at what the others hold. `want_watch` is true while somebody could
// watch (an idle M, or one not started yet) and nobody does. Who makes a goroutine runnable stores it first, passes a
// full barrier, then reads want_watch and wakes or starts an M where it is set; who stops watching sets it first,
// passes a full barrier, then looks at what the others hold once more. So one of the two sees the other.
//
// The end. An M that goes idle finds, under the lock, whether all others are idle too: then nothing can make a
// goroutine runnable but a timer. Without timers, no goroutine left means status 0, and some left means a deadlock.
#pragma once

#include "rt0/machine.h"
#include "runtime/g.h"
#include "runtime/lock.h"
#include "runtime/m.h"

namespace predawn {

struct Sched {
    Lock lock;
    // Guarded by lock.
    G* queue_head;
    G* queue_tail;
    G* sleepers;                // root of the heap of timers
    M* idle;                    // last in, first out; the one that watches stands last
    M* watcher;                 // spins, or sleeps with a time-out
    int64_t watch_until_ns;     // when the watcher wakes by itself
    bool on_its_way;            // an M was started or woken and has not looked for work yet
    // Written under lock, read without: hints, or answers to whoever asks.
    Atomic<int32_t> queue_count;
    Atomic<int32_t> mwait;      // Ms on the idle list
    Atomic<int32_t> mcount;     // Ms started or about to be
    Atomic<int32_t> mmax;       // the most there will be
    Atomic<bool> want_watch;    // nobody watches, and somebody could
    Atomic<bool> want_help;     // an M could be woken or started
    Atomic<int64_t> timer_next_ns; // when the first sleeper wakes; timer_never without one
    Atomic<uint64_t> relieved_cycles; // the time stamp counter when a busy M last looked at what others hold
    Atomic<M*> ms;              // all Ms, newest first; an M is complete before it is on the list (release, acquire)
    Atomic<int64_t> goid_last;
    // No lock: changed by the only thread, before `multi`, and by main's goroutine alone.
    bool predawn;               // until m0init
    bool main_goexit;           // main's goroutine called pd_goexit
    int32_t processors;         // the affinity mask's; 0 while nobody has asked
};

extern Sched sched;

constexpr int64_t timer_never = INT64_MAX;

// ---- for the engine's other parts ----------------------------------------------------------------------------------

// Parks the running goroutine, which stands in a queue guarded by `release` already (null: in none); returns its
// wake_value, as a bool, so that the switch can be the caller's last action. The lock is released when the goroutine
// can be continued. In predawn nobody could: a deadlock.
bool park(WaitReason reason, Lock* release, Rank rank);

// The halves of park, for who stands in a queue that the scheduler's own lock guards: the first takes that lock to find
// the goroutine that is to run here instead (null: none), so the queue is entered between the two.
G* park_begin(WaitReason reason);
bool park_end(G* next, Lock* release, Rank rank);

// Lets a parked goroutine go on as if its program had called fn instead of what it parks in. So who parks need not look
// at what it was woken with, and the switch can be its last action.
void call_when_continued(G* g, void (*fn)());

// Makes a goroutine, taken from the queue that `release` guards, runnable, and releases the lock. Any goroutine,
// predawn.
void ready_and_unlock(G* g, bool wake_value, Lock& release, Rank rank);

// Puts a goroutine at the back of the queue; the caller calls queue_help when it has released the lock.
inline void queue_push(G* g) REQUIRES(sched.lock) {
    g->state.store_relaxed(GState::runnable);
    g->link = nullptr;
    if (sched.queue_head) sched.queue_tail->link = g;
    else sched.queue_head = g;
    sched.queue_tail = g;
    sched.queue_count.store_relaxed(sched.queue_count.load_relaxed() + 1);
}

// The same, at its front.
inline void queue_push_first(G* g) REQUIRES(sched.lock) {
    g->state.store_relaxed(GState::runnable);
    g->link = sched.queue_head;
    if (!sched.queue_head) sched.queue_tail = g;
    sched.queue_head = g;
    sched.queue_count.store_relaxed(sched.queue_count.load_relaxed() + 1);
}

// Makes a goroutine runnable, on this M's queue or the one for all. A full barrier where `multi`; queue_help comes
// next.
void runnable(M* m, G* g);

inline G* queue_pop() REQUIRES(sched.lock) {
    G* g = sched.queue_head;
    if (!g) return nullptr;
    sched.queue_head = g->link;
    sched.queue_count.store_relaxed(sched.queue_count.load_relaxed() - 1);
    return g;
}

void queue_help();

// The goroutine this M is to run now, or null. It is no longer in any queue, and its state is running. `yielding`:
// the one that runs will be queued when it has been left. With a result and `multi`, a full barrier.
G* pick(M* m, bool yielding = false);

// Who may be called for: recomputes want_watch and want_help after any change to what they are made of.
void want_update() REQUIRES(sched.lock);

// Takes an M off the idle list; who did must wake it, or be it.
void idle_remove(M* m) REQUIRES(sched.lock);

// Wakes or starts an M for what is runnable, if none is on its way. On any stack, no lock held.
void wake_somebody();

// The sleeper that wakes first has changed: the watching M, if it sleeps longer, is to look again.
void watcher_recall(int64_t until_ns) REQUIRES(sched.lock);

// Takes to this M's queue what others hold and have not run since the last such look, if no M is idle to watch them;
// how many that are. On its g0's stack, no lock held but a channel's. The caller calls queue_help for them.
uint64_t relieve_others(void* m);

// What a switch is to do so that this lock is released; nothing, and released already, while there is one thread.
Commit release_at_switch(Lock& l, Rank rank);

// Work for this M, whatever it takes: spins, watches, sleeps; ends the process when there can be none. On its g0.
G* find_work(M* m);

// Runs goroutines for ever. On the M's g0.
[[noreturn]] void schedule(M* m);

// m0init: ends predawn, queues main's goroutine and schedules. On m0's g0.
[[noreturn]] void sched_begin(G* main);

// The processors that the affinity mask leaves to us. On a g0's stack.
int32_t processors();

// ---- goroutines (newproc.cpp) --------------------------------------------------------------------------------------

// Lets a G begin with fn(arg) below `top`.
inline void g_prepare(G* g, void (*fn)(void*), void* arg, uintptr_t top) {
    SwitchFrame* frame = reinterpret_cast<SwitchFrame*>(top - sizeof(SwitchFrame));
    frame->r12 = reinterpret_cast<uintptr_t>(arg);
    frame->rbx = reinterpret_cast<uintptr_t>(fn);
    frame->rbp = 0;
    frame->pc = reinterpret_cast<uintptr_t>(rt0_goroutine_entry) + 1; // behind its nop: a walker looks up pc - 1
    g->context.sp = reinterpret_cast<uintptr_t>(frame);
}

// A new goroutine that runs fn(arg), or fn(a copy of these bytes) where block_bytes is not 0; it is queued.
void newproc(void (*fn)(void*), void* arg, const void* block, size_t block_bytes, uintptr_t creator_pc);

// Ends the running goroutine and goes on with the next. Weak in start.cpp: without it there is only main's.
[[noreturn]] void goexit();

// A G, in no queue, that is to begin as it is asked; it has no number yet. On a g0's stack.
G* g_made(M* m, const Start& start);

// Frees what a goroutine that has ended still holds. On the g0.
void g_retire(M* m, G* g);

// ---- timers (timer.cpp) --------------------------------------------------------------------------------------------

// Makes those sleepers runnable whose time has come; `here`: on this M's queue. On a g0's stack.
void timers_expire(int64_t now_ns, bool here) REQUIRES(sched.lock);

// Parks the goroutine for at least so many nanoseconds, more than 0. Goroutine.
void sleep_ns(int64_t ns);

// In so many nanoseconds, as the clock will say then; timer_never - 1 at the most.
int64_t timer_deadline_ns(int64_t ns);

// Puts a goroutine, which has called park_begin, into the heap, and leaves the scheduler locked. `next` is
// park_begin's. No lock is held.
void timer_set_and_lock(G* g, int64_t until_ns, const G* next) ACQUIRES(sched.lock);

// Takes it out again, if it is there still.
void timer_cancel(G* g);

// The same as timers_expire, for an M that does not idle. Any goroutine. Weak in sched.cpp: without timer.cpp nobody
// sleeps.
void timers_poll();

} // namespace predawn

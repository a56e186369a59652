// select.cpp -- one of several operations on channels.
//
// The order of locks, the choice, the wait; select.h has the rules. A partner may take a goroutine as soon as the
// channel that it met it on is free, which is before the goroutine has left its stack. So the word is `parking` first,
// and it is the switch that makes it `waiting`, as it releases the lock of who waits in one queue only. Who comes in
// between waits for that: it takes a few instructions, in which the goroutine's M needs nothing from anybody.

#include "runtime/select.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/handover.h"
#include "runtime/hash.h"
#include "runtime/panic.h"
#include "runtime/sched.h"
#include "sys/futex.h"

namespace predawn {
namespace {

// Numbers that look random (splitmix64, from a seed per M): of two in a row each is as likely.
// (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.)
inline uint64_t random_next(M* m) {
    if (m->random == 0) [[unlikely]] m->random = hash_random() | 1;
    uint64_t x = m->random += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

// Below `count`; the bias is under count / 2^32.
inline uint32_t random_below(M* m, uint32_t count) {
    return static_cast<uint32_t>(((random_next(m) >> 32) * count) >> 32);
}

// Somebody waits here whom nobody has taken. Whoever was taken by way of another channel is removed.
inline bool anybody(WaitQueue& queue) {
    while (Waiter* w = queue.first) {
        if (w->kind == 0 || owner_of(w)->select_word.load_relaxed() != select_taken) return true;
        queue.first = w->next;
        w->queued = false;
    }
    return false;
}

inline bool can_take_place(const SelectCase& k) {
    Chan* c = k.chan;
    if (!c) return false;
    if (k.waiter.kind == PD_SELECT_SEND) return c->closed || c->count < c->capacity || anybody(c->receivers);
    return c->count > 0 || c->closed || anybody(c->senders);
}

inline WaitQueue& queue_of(const SelectCase& k) {
    return k.waiter.kind == PD_SELECT_SEND ? k.chan->senders : k.chan->receivers;
}

// Takes a case out of its queue, if it stands there still. (What `previous` and `last` hold where they mean nothing:
// chan.h, g.h.)
inline void remove(WaitQueue& queue, Waiter* w) {
    if (!w->queued) return;
    bool first = queue.first == w;
    if (first) queue.first = w->next;
    else w->previous->next = w->next;
    if (w->next) w->next->previous = w->previous;
    else if (!first) queue.last = w->previous;
}

inline void enqueue_all(Select s, G* g) {
    for (uint32_t i = 0; i < s.count; i++) {
        SelectCase& k = s.cases[i];
        if (!k.chan) continue;
        k.g = g;
        k.waiter.fired = false;
        k.waiter.queued = true;
        enqueue(queue_of(k), &k.waiter);
    }
}

// The losers leave their queues, each under its channel's lock. The one that fired has left; -1: none has.
inline int64_t remove_all(Select s) NO_LOCK_ANALYSIS {
    int64_t fired = -1;
    for (uint32_t i = 0; i < s.count; i++) {
        SelectCase& k = s.cases[i];
        if (!k.chan) continue;
        if (k.waiter.fired) {
            fired = i;
            continue;
        }
        lock(k.chan->lock, Rank::chan);
        remove(queue_of(k), &k.waiter);
        unlock(k.chan->lock, Rank::chan);
    }
    return fired;
}

// Waits until this goroutine stands parked. Only one sleeper is woken by the switch: it wakes the others.
[[gnu::noinline]] void await_parked(G* g) {
    for (int i = 0; i < spin_polls; i++) {
        if (g->select_word.load_acquire() == select_waiting) return; // pairs with the exchange in rt0_switch
        cpu_pause();
    }
    while (g->select_word.load_relaxed() == select_parking_awaited ||
           g->select_word.compare_exchange(select_parking, select_parking_awaited)) {
        (void)sys::futex_wait(&g->select_word.value, select_parking_awaited);
    }
    sys::futex_wake(&g->select_word.value, INT32_MAX);
}

// Both kinds of waker come here. Undecided is for the timer alone: the cases do not stand in a queue then.
bool word_take(G* g) {
    if (!multi) {
        bool was_waiting = g->select_word.load_relaxed() == select_waiting;
        g->select_word.store_relaxed(select_taken);
        return was_waiting;
    }
    for (;;) {
        if (g->select_word.compare_exchange(select_waiting, select_taken)) return true; // acquire: rt0_switch
        uint32_t now = g->select_word.load_relaxed();
        if (now == select_taken) return false;
        if (now == select_undecided && g->select_word.compare_exchange(select_undecided, select_taken)) return false;
        if (now == select_parking || now == select_parking_awaited) await_parked(g);
    }
}

} // namespace

bool select_take(Waiter* w) {
    w->queued = false;
    if (!word_take(owner_of(w))) return false;
    w->ok = w->fired = true;
    return true;
}

bool select_expire(G* g) { return word_take(g); }

void select_lock(Select s) NO_LOCK_ANALYSIS {
    if constexpr (checked) lock_rank_push(Rank::chan);
    if (!multi) return;
    Chan* locked = nullptr;
    for (uint32_t i = 0; i < s.count; i++) {
        Chan* c = s.cases[s.cases[i].order].chan;
        if (c == locked) continue; // null comes first
        locked = c;
        if (!c->lock.state.compare_exchange(0, 1)) lock_slow(c->lock); // acquire: pairs with unlock
    }
}

void select_unlock(Select s) {
    if constexpr (checked) lock_rank_pop(Rank::chan);
    select_release(s, nullptr);
}

int64_t select_choose(Select s) {
    int64_t chosen = -1;
    uint32_t able = 0;
    for (uint32_t i = 0; i < s.count; i++) {
        if (!can_take_place(s.cases[i])) continue;
        // The n-th of them takes the place of the one chosen so far with the probability 1 / n.
        if (able++ == 0 || random_below(current_m(), able) == 0) chosen = i;
    }
    return chosen;
}

// park_end releases the word as it does a lock, and counts it as the one that the channels were counted as.
int64_t select_wait(Select s, G* next) {
    G* g = current_g();
    enqueue_all(s, g);
    if (!multi) g->select_word.store_relaxed(select_waiting);
    select_release(s, nullptr);
    static_assert(sizeof(Lock) == sizeof g->select_word);
    park_end(next, reinterpret_cast<Lock*>(&g->select_word), Rank::chan);
    return remove_all(s);
}

int64_t select_end(Select s, int64_t index) {
    if (index >= 0 && !s.cases[index].waiter.ok && s.cases[index].waiter.kind == PD_SELECT_SEND) {
        panic("send on closed channel");
    }
    return index;
}

Select select_of(pd_select_case* cases, int64_t count) {
    static_assert(sizeof(SelectCase) == sizeof(pd_select_case));
    static_assert(offsetof(SelectCase, chan) == offsetof(pd_select_case, chan));
    static_assert(offsetof(SelectCase, waiter.elem) == offsetof(pd_select_case, value));
    static_assert(offsetof(SelectCase, waiter.kind) == offsetof(pd_select_case, kind));
    static_assert(offsetof(SelectCase, waiter.ok) == offsetof(pd_select_case, ok));
    if (count < 0 || count > select_cases_max) fatal("select: too many cases");
    Select s = select_ordered(cases, count);
    static_assert(PD_SELECT_SEND == 1 && PD_SELECT_RECV == 2);
    uint32_t strange = 0;
    for (uint32_t i = 0; i < s.count; i++) strange |= (s.cases[i].waiter.kind - PD_SELECT_SEND) & ~1u;
    if (strange) fatal("select: a case neither sends nor receives"); // to its wakers it would be no case
    select_order(s);
    return s;
}

} // namespace predawn

using namespace predawn;

extern "C" {

int64_t pd_select(pd_select_case* cases, int64_t count) NO_LOCK_ANALYSIS {
    if (count == 0) pd_block();
    Select s = select_of(cases, count);
    for (;;) {
        select_lock(s);
        int64_t index = select_choose(s);
        if (index >= 0) {
            if (select_fire(s, index)) return index;
            continue;
        }
        G* next = park_begin(WaitReason::select);
        current_g()->select_word.store_relaxed(select_parking);
        return select_end(s, select_wait(s, next));
    }
}

int64_t pd_select_try(pd_select_case* cases, int64_t count) NO_LOCK_ANALYSIS {
    Select s = select_of(cases, count);
    for (;;) {
        select_lock(s);
        int64_t index = select_choose(s);
        if (index < 0) select_unlock(s);
        if (index < 0 || select_fire(s, index)) return index;
    }
}
}

// select.h -- Select: cases of which one takes place, and the steps to that.
//
// A select locks all its channels, in the order of their addresses. If a case can take place, one of them does, as a
// plain operation would. Else each case stands in its channel's queue, and the goroutine parks once for all.
//
// Invariants:
//   the goroutine is taken by exactly one swap of its select word, waiting for taken, by a partner that met one of its
//   cases under that case's channel lock, by a close, or by its timer under the scheduler's lock; only that one readies
//   it. It marks the case as fired, and may touch it until it readies the goroutine; the others leave no trace;
//   before the goroutine goes on, each case that did not fire is out of its queue, looked at under the channel's lock.
//   So the word needs no generation: when the next select opens it, nobody knows it from this one.
#pragma once

#include "runtime/handover.h"

namespace predawn {

struct Select {
    SelectCase* cases;
    uint32_t count;
};

// Puts the cases in the order of their channels' addresses.
void select_order(Select s);

// Locks all channels, each once. Checked builds count them as one lock.
void select_lock(Select s);

// Releases them.
void select_unlock(Select s);

// One of the cases that can take place, each as likely; -1: none. All channels are locked.
int64_t select_choose(Select s);

// With all channels locked, no case that can, and the word `parking`: lets the cases stand in the queues, releases the
// channels, parks, and clears up. `next` is park_begin's. The index of the case that fired; -1: the timer did.
int64_t select_wait(Select s, G* next);

// The result of select_wait, when nothing more is to be cleared up: a send that was woken by a close panics.
int64_t select_end(Select s, int64_t index);

// Cases that pd_select_try has put in order.
inline Select select_ordered(pd_select_case* cases, int64_t count) {
    return {reinterpret_cast<SelectCase*>(cases), static_cast<uint32_t>(count)};
}

// Checks the count, and puts the cases in order.
Select select_of(pd_select_case* cases, int64_t count);

// Releases all channels but this one, which may be null.
[[gnu::always_inline]] inline void select_release(Select s, const Chan* but) NO_LOCK_ANALYSIS {
    if (!multi) return;
    Chan* released = nullptr;
    for (uint32_t i = 0; i < s.count; i++) {
        Chan* c = s.cases[s.cases[i].order].chan;
        if (c == released || c == but) continue;
        released = c;
        uint32_t was = c->lock.state.exchange(0); // release: pairs with lock
        if (was != 1) unlock_slow(c->lock, was);
    }
}

// Has a case that was chosen take place, and releases all channels. False where its partner, in a select too, has been
// taken meanwhile: choose again.
[[gnu::always_inline]] inline bool select_fire(Select s, int64_t index) NO_LOCK_ANALYSIS {
    SelectCase& k = s.cases[index];
    Chan* c = k.chan;
    select_release(s, c);
    if (k.waiter.kind == PD_SELECT_SEND) {
        k.waiter.ok = true;
        if (send_now(c, k.waiter.elem)) return true;
    } else {
        Received received = receive_now(c, k.waiter.elem);
        k.waiter.ok = received == Received::value;
        if (received != Received::nothing) return true;
    }
    unlock(c->lock, Rank::chan);
    return false;
}

} // namespace predawn

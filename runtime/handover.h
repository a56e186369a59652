// handover.h -- send and receive where nobody has to wait: what a plain operation and a select have in common.
//
// Under the channel's lock. Inline, because a hand-over is some ten nanoseconds in all.
#pragma once

#include "predawn.h"
#include "runtime/chan.h"
#include "runtime/panic.h"
#include "runtime/sched.h"

namespace predawn {

// What a waiter is woken with.
constexpr bool woken_by_close = false, woken_by_partner = true;

// A case of a select, of which others than select see the waiter only.
struct SelectCase {
    Chan* chan;
    Waiter waiter;
    G* g;               // constant while it stands in a queue
    uintptr_t order;    // of this place in the array, not of this case: which case is locked as so many-th
};

// The goroutine that waits.
inline G* owner_of(Waiter* w) {
    char* at = reinterpret_cast<char*>(w);
    if (w->kind == 0) [[likely]] return reinterpret_cast<G*>(at - offsetof(G, waiter));
    return reinterpret_cast<SelectCase*>(at - offsetof(SelectCase, waiter))->g;
}

// Takes the goroutine whose case this is, which has just left the queue. False where somebody else has it already.
// Weak: without select.cpp no queue holds a case. Waits, with the channel locked, until the goroutine has parked.
[[gnu::weak]] bool select_take(Waiter* w);

inline void copy_elem(void* to, const void* from, uint32_t bytes) {
    if (bytes == 8) {
        uint64_t word;
        __builtin_memcpy(&word, from, 8); // any alignment
        __builtin_memcpy(to, &word, 8);
    } else {
        memcpy(to, from, bytes);
    }
}

inline char* slot(Chan* c, int64_t index) { return c->buffer + static_cast<uint64_t>(index) * c->elem_bytes; }

inline int64_t after(Chan* c, int64_t index) { return index + 1 == c->capacity ? 0 : index + 1; }

inline void enqueue(WaitQueue& queue, Waiter* w) {
    w->next = nullptr;
    if (queue.first) {
        w->previous = queue.last;
        queue.last->next = w;
    } else {
        queue.first = w;
    }
    queue.last = w;
}

// The first waiter that is still to be had, or null. The cases before it are those of goroutines that somebody has
// taken by way of another channel.
inline Waiter* dequeue(WaitQueue& queue) {
    while (Waiter* w = queue.first) {
        queue.first = w->next;
        if (w->kind == 0) [[likely]] return w;
        if (select_take(w)) return w;
    }
    return nullptr;
}

// Tries to send under the lock, and releases it where that went. A value goes to a receiver before it goes to the
// buffer.
[[gnu::always_inline]] inline bool send_now(Chan* c, const void* value) NO_LOCK_ANALYSIS {
    if (c->closed) {
        unlock(c->lock, Rank::chan);
        panic("send on closed channel");
    }
    if (Waiter* w = dequeue(c->receivers)) {
        if (w->elem) copy_elem(w->elem, value, c->elem_bytes);
        ready_and_unlock(owner_of(w), woken_by_partner, c->lock, Rank::chan);
        return true;
    }
    if (c->count == c->capacity) return false;
    copy_elem(slot(c, c->put), value, c->elem_bytes);
    c->put = after(c, c->put);
    c->count++;
    unlock(c->lock, Rank::chan);
    return true;
}

enum class Received { nothing, value, closed };

// Tries to receive under the lock, and releases it where that went. When the buffer was full, the first sender's value
// follows into it: so values keep their order.
[[gnu::always_inline]] inline Received receive_now(Chan* c, void* value) NO_LOCK_ANALYSIS {
    if (c->count > 0) {
        char* first = slot(c, c->take);
        if (value) copy_elem(value, first, c->elem_bytes);
        c->take = after(c, c->take);
        if (Waiter* w = dequeue(c->senders)) {
            copy_elem(first, w->elem, c->elem_bytes);
            c->put = c->take;
            ready_and_unlock(owner_of(w), woken_by_partner, c->lock, Rank::chan);
            return Received::value;
        }
        c->count--;
        unlock(c->lock, Rank::chan);
        return Received::value;
    }
    if (Waiter* w = dequeue(c->senders)) {
        if (value) copy_elem(value, w->elem, c->elem_bytes);
        ready_and_unlock(owner_of(w), woken_by_partner, c->lock, Rank::chan);
        return Received::value;
    }
    if (!c->closed) return Received::nothing;
    unlock(c->lock, Rank::chan);
    if (value) memset(value, 0, c->elem_bytes);
    return Received::closed;
}

} // namespace predawn

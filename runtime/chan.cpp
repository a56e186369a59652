// chan.cpp -- send, receive, close.
//
// Every operation locks the channel, and one of three things is true: a partner waits (copy, ready it), the buffer
// serves (copy), or nobody does (stand in the queue and park: the lock is released when this stack has been left).

#include "runtime/chan.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/mal.h"
#include "runtime/panic.h"
#include "runtime/sched.h"

namespace predawn {
namespace {

// What a waiter is woken with.
constexpr bool woken_by_close = false, woken_by_partner = true;

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
    if (queue.first) queue.last->next = w;
    else queue.first = w;
    queue.last = w;
}

inline Waiter* dequeue(WaitQueue& queue) {
    Waiter* w = queue.first;
    if (w) queue.first = w->next;
    return w;
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
        ready_and_unlock(w->g, woken_by_partner, c->lock, Rank::chan);
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
            ready_and_unlock(w->g, woken_by_partner, c->lock, Rank::chan);
            return Received::value;
        }
        c->count--;
        unlock(c->lock, Rank::chan);
        return Received::value;
    }
    if (Waiter* w = dequeue(c->senders)) {
        if (value) copy_elem(value, w->elem, c->elem_bytes);
        ready_and_unlock(w->g, woken_by_partner, c->lock, Rank::chan);
        return Received::value;
    }
    if (!c->closed) return Received::nothing;
    unlock(c->lock, Rank::chan);
    if (value) memset(value, 0, c->elem_bytes);
    return Received::closed;
}

[[gnu::always_inline]] inline bool wait_in(Chan* c, WaitQueue& queue, void* elem, WaitReason reason) {
    G* g = current_g();
    g->waiter.g = g;
    g->waiter.elem = elem;
    enqueue(queue, &g->waiter);
    return park(reason, &c->lock, Rank::chan);
}

[[noreturn, gnu::noinline]] void sent_on_closed() { panic("send on closed channel"); }

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

pd_chan* pd_chan_new(size_t elem_bytes, int64_t capacity) {
    size_t buffer_bytes;
    if (elem_bytes > chan_elem_bytes_max) fatal("makechan: invalid channel element type");
    if (capacity < 0 || __builtin_mul_overflow(static_cast<size_t>(capacity), elem_bytes, &buffer_bytes) ||
        buffer_bytes > mal_bytes_max - sizeof(Chan)) {
        panic("makechan: size out of range");
    }
    Chan* c = static_cast<Chan*>(mal(sizeof(Chan) + buffer_bytes));
    c->elem_bytes = static_cast<uint32_t>(elem_bytes);
    c->capacity = capacity;
    c->buffer = reinterpret_cast<char*>(c + 1);
    return reinterpret_cast<pd_chan*>(c);
}

void pd_chan_send(pd_chan* channel, const void* value) NO_LOCK_ANALYSIS {
    Chan* c = reinterpret_cast<Chan*>(channel);
    if (!c) {
        park(WaitReason::chan_send_nil, nullptr, Rank::chan);
        return;
    }
    lock(c->lock, Rank::chan);
    if (send_now(c, value)) return;
    wait_in(c, c->senders, const_cast<void*>(value), WaitReason::chan_send); // panics if it is close that wakes it
}

bool pd_chan_recv(pd_chan* channel, void* value) NO_LOCK_ANALYSIS {
    Chan* c = reinterpret_cast<Chan*>(channel);
    if (!c) return park(WaitReason::chan_receive_nil, nullptr, Rank::chan);
    lock(c->lock, Rank::chan);
    Received received = receive_now(c, value);
    if (received != Received::nothing) return received == Received::value;
    return wait_in(c, c->receivers, value, WaitReason::chan_receive);
}

bool pd_chan_try_send(pd_chan* channel, const void* value) NO_LOCK_ANALYSIS {
    Chan* c = reinterpret_cast<Chan*>(channel);
    if (!c) return false;
    lock(c->lock, Rank::chan);
    if (send_now(c, value)) return true;
    unlock(c->lock, Rank::chan);
    return false;
}

bool pd_chan_try_recv(pd_chan* channel, void* value, bool* ok) NO_LOCK_ANALYSIS {
    Chan* c = reinterpret_cast<Chan*>(channel);
    if (!c) return false;
    lock(c->lock, Rank::chan);
    Received received = receive_now(c, value);
    if (received == Received::nothing) {
        unlock(c->lock, Rank::chan);
        return false;
    }
    if (ok) *ok = received == Received::value;
    return true;
}

// The waiters are taken off under the lock and readied after it: each is ours alone from then on.
void pd_chan_close(pd_chan* channel) NO_LOCK_ANALYSIS {
    Chan* c = reinterpret_cast<Chan*>(channel);
    if (!c) panic("close of nil channel");
    lock(c->lock, Rank::chan);
    if (c->closed) {
        unlock(c->lock, Rank::chan);
        panic("close of closed channel");
    }
    c->closed = true;
    Waiter* waiters = c->receivers.first ? c->receivers.first : c->senders.first;
    bool zero = c->receivers.first != nullptr; // they are receivers, who get a zero; senders get a panic
    c->receivers.first = c->senders.first = nullptr;
    uint32_t elem_bytes = c->elem_bytes;
    unlock(c->lock, Rank::chan);
    if (!waiters) return;
    int64_t count = 0;
    lock(sched.lock, Rank::sched);
    for (Waiter* w = waiters; w;) {
        Waiter* next = w->next; // w is its goroutine's again once that is queued
        if (zero && w->elem) memset(w->elem, 0, elem_bytes);
        w->g->context.wake_value = woken_by_close;
        if (!zero) call_when_continued(w->g, sent_on_closed);
        queue_push(w->g);
        count++;
        w = next;
    }
    unlock(sched.lock, Rank::sched);
    M* m = current_m();
    m->g_unparked.store_relaxed(m->g_unparked.load_relaxed() + count);
    queue_help();
}

int64_t pd_chan_len(pd_chan* channel) {
    Chan* c = reinterpret_cast<Chan*>(channel);
    if (!c) return 0;
    Guard hold(c->lock, Rank::chan);
    return c->count;
}

int64_t pd_chan_cap(pd_chan* channel) { return channel ? reinterpret_cast<Chan*>(channel)->capacity : 0; }
}

// chan.cpp -- send, receive, close.
//
// Every operation locks the channel, and one of three things is true: a partner waits (copy, ready it), the buffer
// serves (copy), or nobody does (stand in the queue and park: the lock is released when this stack has been left).

#include "runtime/chan.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/handover.h"
#include "runtime/mal.h"
#include "runtime/panic.h"
#include "runtime/sched.h"

namespace predawn {
namespace {

[[gnu::always_inline]] inline bool wait_in(Chan* c, WaitQueue& queue, void* elem, WaitReason reason) {
    G* g = current_g();
    g->waiter.elem = elem;
    g->waiter.kind = 0;
    enqueue(queue, &g->waiter);
    return park(reason, &c->lock, Rank::chan);
}

[[noreturn, gnu::noinline]] void sent_on_closed() { panic("send on closed channel"); }

// Empties a queue: a list of those that are ours from now on.
Waiter* take_all(WaitQueue& queue) {
    Waiter* first = nullptr;
    Waiter** end = &first;
    while (Waiter* w = dequeue(queue)) {
        *end = w;
        end = &w->next;
    }
    *end = nullptr;
    return first;
}

// Queues these waiters; how many they are. A receiver gets a zero. A sender panics, one in a select by itself.
int64_t wake_by_close(Waiter* waiters, uint32_t elem_bytes, bool senders) REQUIRES(sched.lock) {
    int64_t count = 0;
    for (Waiter* w = waiters; w; count++) {
        Waiter* next = w->next; // w is its goroutine's again once that is queued
        if (!senders && w->elem) memset(w->elem, 0, elem_bytes);
        G* g = owner_of(w);
        g->context.wake_value = woken_by_close;
        if (w->kind != 0) w->ok = false;
        else if (senders) call_when_continued(g, sent_on_closed);
        queue_push(g);
        w = next;
    }
    return count;
}

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
    Waiter* receivers = take_all(c->receivers);
    Waiter* senders = take_all(c->senders);
    uint32_t elem_bytes = c->elem_bytes;
    unlock(c->lock, Rank::chan);
    if (!receivers && !senders) return;
    lock(sched.lock, Rank::sched);
    int64_t count = wake_by_close(receivers, elem_bytes, false) + wake_by_close(senders, 0, true);
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

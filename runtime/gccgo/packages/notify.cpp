// notify.cpp -- the waiters of a sync.Cond: who waits takes a ticket first, and is woken in the order of tickets.
//
// Invariant, under the list's lock: `notified` tickets have been woken or will not wait, and the list holds only
// tickets from there on. So a goroutine that comes with its ticket after a notify of it does not wait. Waiters stand on
// their own stacks, and the lock is released when they have left them. Tickets wrap around.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/panic.h"
#include "runtime/sched.h"

namespace predawn {

namespace {

struct Waiting {
    G* g;
    Waiting* next;
    uint32_t ticket;
};

// As package sync declares it.
struct NotifyList {
    Atomic<uint32_t> tickets;  // given out
    Atomic<uint32_t> notified; // written under the lock
    Lock lock;
    uint32_t unused;
    Waiting* first GUARDED_BY(lock);
    Waiting* last GUARDED_BY(lock);
};

bool before(uint32_t a, uint32_t b) { return static_cast<int32_t>(a - b) < 0; }

// Takes out the waiter with this ticket, if it has come already.
Waiting* take(NotifyList* list, uint32_t ticket) REQUIRES(list->lock) {
    Waiting* previous = nullptr;
    for (Waiting* w = list->first; w; previous = w, w = w->next) {
        if (w->ticket != ticket) continue;
        if (previous) previous->next = w->next;
        else list->first = w->next;
        if (list->last == w) list->last = previous;
        return w;
    }
    return nullptr;
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

uint32_t gccgo_notify_add(NotifyList* list) asm("sync.runtime__notifyListAdd");
void gccgo_notify_wait(NotifyList* list, uint32_t ticket) asm("sync.runtime__notifyListWait");
void gccgo_notify_one(NotifyList* list) asm("sync.runtime__notifyListNotifyOne");
void gccgo_notify_all(NotifyList* list) asm("sync.runtime__notifyListNotifyAll");
void gccgo_notify_check(uint64_t bytes) asm("sync.runtime__notifyListCheck");

uint32_t gccgo_notify_add(NotifyList* list) { return list->tickets.fetch_add(1); }

void gccgo_notify_wait(NotifyList* list, uint32_t ticket) NO_LOCK_ANALYSIS {
    lock(list->lock, Rank::chan);
    if (before(ticket, list->notified.load_relaxed())) {
        unlock(list->lock, Rank::chan);
        return;
    }
    Waiting w = {current_g(), nullptr, ticket};
    if (list->last) list->last->next = &w;
    else list->first = &w;
    list->last = &w;
    park(WaitReason::cond_wait, &list->lock, Rank::chan);
}

void gccgo_notify_one(NotifyList* list) NO_LOCK_ANALYSIS {
    if (list->tickets.load_acquire() == list->notified.load_relaxed()) return; // nobody has come since the last
    lock(list->lock, Rank::chan);
    uint32_t ticket = list->notified.load_relaxed();
    if (ticket == list->tickets.load_acquire()) { // pairs with the fetch_add
        unlock(list->lock, Rank::chan);
        return;
    }
    list->notified.store_relaxed(ticket + 1);
    Waiting* w = take(list, ticket);
    if (w) ready_and_unlock(w->g, true, list->lock, Rank::chan);
    else unlock(list->lock, Rank::chan); // it is on its way, and will not wait
}

// They are taken off under the lock and readied after it: each is ours alone from then on.
void gccgo_notify_all(NotifyList* list) NO_LOCK_ANALYSIS {
    if (list->tickets.load_acquire() == list->notified.load_relaxed()) return;
    lock(list->lock, Rank::chan);
    Waiting* w = list->first;
    list->first = list->last = nullptr;
    list->notified.store_relaxed(list->tickets.load_acquire()); // pairs with the fetch_add
    unlock(list->lock, Rank::chan);
    if (!w) return;
    int64_t count = 0;
    lock(sched.lock, Rank::sched);
    for (; w; count++) {
        Waiting* next = w->next; // w is gone once its goroutine is queued
        queue_push(w->g);
        w = next;
    }
    unlock(sched.lock, Rank::sched);
    M* m = current_m();
    m->g_unparked.store_relaxed(m->g_unparked.load_relaxed() + count);
    queue_help();
}

void gccgo_notify_check(uint64_t bytes) { check(bytes == sizeof(NotifyList), "sync: another notifyList"); }
}

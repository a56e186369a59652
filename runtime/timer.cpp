// timer.cpp -- goroutines that sleep, or wait no longer than: a pairing heap by the time they wake, made of their own
// records.
//
// Insertion is a comparison, taking the first or any other is amortised O(log n); nothing is allocated. All under the
// scheduler's lock. A goroutine in a select may be taken by a partner as well: its word says who was first (select.h).
// (M. Fredman, R. Sedgewick, D. Sleator, R. Tarjan, "The pairing heap", Algorithmica 1, 1986.)

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/sched.h"
#include "sys/time.h"

namespace predawn {

[[gnu::weak]] bool select_expire(G* g); // only a select_timeout has its word read here

namespace {

// Whether a wakes before b; at the same instant, the older goroutine first.
bool before(const G* a, const G* b) {
    if (a->sleeper.wake_ns != b->sleeper.wake_ns) return a->sleeper.wake_ns < b->sleeper.wake_ns;
    return a->goid < b->goid;
}

G* meld(G* a, G* b) {
    if (!a) return b;
    if (!b) return a;
    if (before(b, a)) {
        G* swap = a;
        a = b;
        b = swap;
    }
    b->sleeper.sibling = a->sleeper.child;
    if (b->sleeper.sibling) b->sleeper.sibling->sleeper.previous = b;
    b->sleeper.previous = a;
    a->sleeper.child = b;
    return a;
}

// Melds a list of siblings: in pairs from the left, then the pairs from the right.
G* meld_siblings(G* first) {
    G* pairs = nullptr;
    while (first) {
        G* a = first;
        G* b = a->sleeper.sibling;
        first = b ? b->sleeper.sibling : nullptr;
        a->sleeper.sibling = nullptr;
        if (b) b->sleeper.sibling = nullptr;
        G* pair = meld(a, b);
        pair->sleeper.sibling = pairs;
        pairs = pair;
    }
    G* root = nullptr;
    while (pairs) {
        G* next = pairs->sleeper.sibling;
        pairs->sleeper.sibling = nullptr;
        root = meld(root, pairs);
        pairs = next;
    }
    return root;
}

// Takes out one that is not the first.
void unlink(G* g) {
    G* above = g->sleeper.previous;
    G* sibling = g->sleeper.sibling;
    if (above->sleeper.child == g) above->sleeper.child = sibling;
    else above->sleeper.sibling = sibling;
    if (sibling) sibling->sleeper.previous = above;
}

void next_update() REQUIRES(sched.lock) {
    sched.timer_next_ns.store_relaxed(sched.sleepers ? sched.sleepers->sleeper.wake_ns : timer_never);
}

uint64_t expire(void*) {
    int64_t now_ns = sys::monotonic_ns();
    if (now_ns < sched.timer_next_ns.load_relaxed()) return 0; // a hint: the next look finds what comes now
    Guard hold(sched.lock, Rank::sched);
    timers_expire(now_ns, true); // the queue for all is seldom served where an M has a queue of its own
    return 0;
}

uint64_t read_clock(void*) { return static_cast<uint64_t>(sys::monotonic_ns()); }

} // namespace

void timers_expire(int64_t now_ns, bool here) {
    while (G* g = sched.sleepers) {
        if (g->sleeper.wake_ns > now_ns) break;
        sched.sleepers = meld_siblings(g->sleeper.child);
        g->sleeper.wake_ns = 0;
        if (g->reason.load_relaxed() == WaitReason::select && !select_expire(g)) continue; // a partner was first
        M* m = current_m();
        m->g_unparked.store_relaxed(m->g_unparked.load_relaxed() + 1);
        if (here && multi && !m->queue.full()) {
            g->state.store_relaxed(GState::runnable);
            m->queue.put(g);
        } else {
            queue_push(g);
        }
    }
    next_update();
}

void timers_poll() {
    rt0_on_system_stack(expire, nullptr);
    if (multi) queue_help(); // else the caller may hold a lock that counts from the second M on; it is not started here
}

int64_t timer_deadline_ns(int64_t ns) {
    int64_t until_ns;
    if (__builtin_add_overflow(static_cast<int64_t>(rt0_on_system_stack(read_clock, nullptr)), ns, &until_ns)) {
        return timer_never - 1;
    }
    return until_ns;
}

void timer_set_and_lock(G* g, int64_t until_ns, const G* next) NO_LOCK_ANALYSIS {
    lock(sched.lock, Rank::sched);
    while (next && sched.want_watch.load_relaxed()) { // this M goes on working: somebody else is to keep the time
        unlock(sched.lock, Rank::sched);
        wake_somebody();
        lock(sched.lock, Rank::sched);
    }
    g->sleeper = {nullptr, nullptr, nullptr, until_ns};
    bool first = until_ns < sched.timer_next_ns.load_relaxed();
    sched.sleepers = meld(sched.sleepers, g);
    next_update();
    if (first) watcher_recall(until_ns);
}

void timer_cancel(G* g) {
    Guard hold(sched.lock, Rank::sched);
    if (g->sleeper.wake_ns == 0) return;
    G* below = meld_siblings(g->sleeper.child);
    if (g == sched.sleepers) {
        sched.sleepers = below;
    } else {
        unlink(g);
        sched.sleepers = meld(sched.sleepers, below);
    }
    next_update();
}

void sleep_ns(int64_t ns) NO_LOCK_ANALYSIS {
    int64_t until_ns = timer_deadline_ns(ns);
    G* next = park_begin(WaitReason::sleep);
    timer_set_and_lock(current_g(), until_ns, next);
    park_end(next, &sched.lock, Rank::sched);
}

} // namespace predawn

using namespace predawn;

extern "C" void pd_sleep(int64_t milliseconds) {
    if (milliseconds <= 0) {
        pd_gosched();
        return;
    }
    int64_t ns;
    if (__builtin_mul_overflow(milliseconds, int64_t{1'000'000}, &ns)) ns = timer_never - 1;
    sleep_ns(ns);
}

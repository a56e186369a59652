// idle.cpp -- what an M does that has nothing to run: look, spin, watch, sleep; and how the program ends.
//
// See sched.h for the rules; here, on the g0, each step is taken under the scheduler's lock.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/panic.h"
#include "runtime/sched.h"
#include "sys/thread.h"
#include "sys/time.h"

namespace predawn {

[[gnu::weak]] void timers_expire(int64_t now_ns, bool here);

namespace {

void idle_push(M* m, bool last) REQUIRES(sched.lock) {
    M** place = &sched.idle;
    if (last) {
        while (*place) place = &(*place)->idle_link;
    }
    m->idle_link = *place;
    *place = m;
    m->idle = true;
    sched.mwait.store_relaxed(sched.mwait.load_relaxed() + 1);
}

// Half of another M's queue, if it has more than one: the oldest is for now, the others for our own queue, which is
// empty.
G* steal_half(M* self) {
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
        uint32_t half = m->queue.count() / 2;
        if (m == self || half == 0) continue;
        if (half > run_queue_slots / 2) half = run_queue_slots / 2; // the count was a guess, and they must fit here
        G* first = m->queue.take();
        if (!first) continue; // others take too
        while (--half > 0) {
            G* g = m->queue.take();
            if (!g) break;
            self->queue.put(g);
        }
        return first;
    }
    return nullptr;
}

// What another M has left in `next` or alone in its queue since the last look and not switched meanwhile: its goroutine
// does not park. Whatever is found there may be taken at any time; what was seen before only tells that waiting is no
// use.
bool look_whether_stuck(M* m) REQUIRES(sched.lock) {
    uint32_t ticks = m->ticks.load_relaxed();
    bool stuck = m->watched_anything && ticks == m->watched_ticks;
    m->watched_anything = m->next.load_relaxed() || m->queue.count() > 0;
    m->watched_ticks = ticks;
    return stuck;
}

G* take_left(M* m) {
    if (G* g = m->queue.take()) return g;
    G* next = m->next.load_relaxed();
    return next && m->next.compare_exchange(next, nullptr) ? next : nullptr; // acquire: pairs with ready_and_unlock
}

G* steal_stuck(M* self) REQUIRES(sched.lock) {
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
        if (m == self || !look_whether_stuck(m)) continue;
        if (G* g = take_left(m)) return g;
    }
    return nullptr;
}

} // namespace

// The looks of all Ms together are `relieve_cycles` apart, so that an M is not taken for stuck that has just been seen.
uint64_t relieve_others(void* with) {
    M* self = static_cast<M*>(with);
    Guard hold(sched.lock, Rank::sched);
    uint64_t cycles = sys::sys_read_tsc();
    if (sched.idle || cycles - sched.relieved_cycles.load_relaxed() <= relieve_cycles) return 0; // done by another
    sched.relieved_cycles.store_relaxed(cycles);
    uint64_t count = 0;
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
        if (m == self || !look_whether_stuck(m)) continue;     // one look at each: at the next one it would be stuck
        while (count < run_queue_slots / 2 && !self->queue.full()) {
            G* g = take_left(m);
            if (!g) break;
            self->queue.put(g);
            count++;
        }
    }
    return count;
}

namespace {

// Some M has more than one goroutine in its queue.
bool any_backlog() {
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
        if (m->queue.count() > 1) return true;
    }
    return false;
}

// Some M holds a runnable goroutine, or is about to.
bool anything_held() {
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
        if (m->next.load_relaxed() || m->queue.count() > 0 || m->yielding.load_relaxed()) return true;
    }
    return false;
}

// Polls while others run, without the lock. What it has seen is found again under the lock.
void spin() {
    for (int i = 0; i < spin_polls; i++) {
        if (sched.queue_count.load_relaxed() > 1 || (i % 8 == 0 && any_backlog())) return;
        cpu_pause();
    }
}

// Watches for a short while without sleeping; what it found then, if anything.
G* spin_and_look(M* m, int64_t now_ns) NO_LOCK_ANALYSIS {
    G* g = steal_stuck(m);
    if (g) return g;
    sched.watcher = m;
    sched.watch_until_ns = now_ns;
    want_update();
    unlock(sched.lock, Rank::sched);
    spin();
    lock(sched.lock, Rank::sched);
    if (sched.watcher == m) sched.watcher = nullptr;
    g = queue_pop();
    if (!g) g = steal_half(m);
    if (!g) g = steal_stuck(m);
    want_update();
    return g;
}

// Every other M is idle, no goroutine is runnable and no timer is set.
[[noreturn, gnu::cold]] void end_of_program() {
    int64_t left = 0;
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
        left += m->g_started.load_relaxed() - m->g_ended.load_relaxed();
    }
    if (left > 0) fatal_nothing_runs("all goroutines are asleep - deadlock!");
    if (sched.main_goexit) fatal_nothing_runs("no goroutines (main called Goexit) - deadlock!");
    pd_exit(0);
}

int64_t sleep_ns(M* m, int64_t now_ns, int64_t& backoff_ns) REQUIRES(sched.lock) {
    if (sched.watcher != m) return -1;
    int64_t until_ns = sched.timer_next_ns.load_relaxed();
    bool all_idle = sched.mwait.load_relaxed() == sched.mcount.load_relaxed();
    if (!all_idle) { // somebody runs: look at it again
        if (until_ns > now_ns + backoff_ns) until_ns = now_ns + backoff_ns;
        backoff_ns = backoff_ns * 2 < watch_ns_max ? backoff_ns * 2 : watch_ns_max;
    }
    sched.watch_until_ns = until_ns;
    if (until_ns == timer_never) return -1;
    return until_ns > now_ns ? until_ns - now_ns : 0;
}

// Sleeps on the idle list until woken, or until it is time to look around; returns what it found then, if anything.
G* sleep_idle(M* m, int64_t now_ns, int64_t& backoff_ns) NO_LOCK_ANALYSIS {
    int64_t timer_ns = sched.timer_next_ns.load_relaxed();
    bool watch = !sched.watcher || sched.watch_until_ns > timer_ns;
    if (watch) sched.watcher = m;
    idle_push(m, watch);
    int64_t ns = sleep_ns(m, now_ns, backoff_ns);
    want_update();
    unlock(sched.lock, Rank::sched);
    bool woken = note_sleep(m->wake, ns);
    if (!woken) {
        lock(sched.lock, Rank::sched);
        if (m->idle) {
            idle_remove(m);
            G* g = steal_stuck(m);
            want_update();
            return g;
        }
        unlock(sched.lock, Rank::sched);
        (void)note_sleep(m->wake); // the wakeup is on its way: it must not come later
    }
    note_clear(m->wake);
    backoff_ns = watch_ns_first;
    lock(sched.lock, Rank::sched);
    sched.on_its_way = false;
    want_update();
    return nullptr;
}

// This M has work: whoever else is needed is called, now that nobody may be watching.
void leave_idle(M* m) NO_LOCK_ANALYSIS {
    if (sched.watcher == m) sched.watcher = nullptr;
    want_update();
    int32_t queued = sched.queue_count.load_relaxed();
    bool to_watch = queued > 0 || sched.timer_next_ns.load_relaxed() != timer_never;
    bool backlog = queued > 1 || m->queue.count() > 0;
    unlock(sched.lock, Rank::sched); // a full barrier between want_watch and the look at what others hold
    bool watch = sched.want_watch.load_relaxed() && (to_watch || anything_held());
    if (watch || (sched.want_help.load_relaxed() && backlog)) wake_somebody();
}

} // namespace

void idle_remove(M* m) {
    M** place = &sched.idle;
    while (*place != m) place = &(*place)->idle_link;
    *place = m->idle_link;
    m->idle = false;
    if (sched.watcher == m) sched.watcher = nullptr;
    sched.mwait.store_relaxed(sched.mwait.load_relaxed() - 1);
}

void watcher_recall(int64_t until_ns) {
    M* m = sched.watcher;
    if (!m || !m->idle || sched.watch_until_ns <= until_ns) return;
    idle_remove(m);
    sched.on_its_way = true;
    want_update();
    note_wakeup(m->wake);
}

G* find_work(M* m) NO_LOCK_ANALYSIS {
    bool spun = false;
    int64_t backoff_ns = watch_ns_first;
    lock(sched.lock, Rank::sched);
    for (;;) {
        int64_t now_ns = 0;
        bool timers = sched.timer_next_ns.load_relaxed() != timer_never;
        bool others = sched.mcount.load_relaxed() > 1;
        if (timers || others) now_ns = sys::monotonic_ns();
        if (timers) timers_expire(now_ns, false);
        G* g = queue_pop();
        if (!g && others) g = steal_half(m);
        if (!g) {
            bool last = sched.mwait.load_relaxed() + 1 == sched.mcount.load_relaxed();
            if (last && sched.timer_next_ns.load_relaxed() == timer_never) end_of_program();
            if (!last && !spun && !sched.watcher && processors() > 1) {
                spun = true;
                g = spin_and_look(m, now_ns);
            } else {
                g = sleep_idle(m, now_ns, backoff_ns);
                spun = backoff_ns != watch_ns_first; // called: look sharp again
            }
        }
        if (!g) continue;
        leave_idle(m);
        g->state.store_relaxed(GState::running);
        m->ticks.store_relaxed(m->ticks.load_relaxed() + 1);
        return g;
    }
}

void schedule(M* m) {
    for (;;) {
        G* g = m->next.load_relaxed() || m->queue.count() > 0 ? pick(m) : nullptr;
        if (!g) g = find_work(m);
        rt0_switch_from_g0(&m->g0.context, &g->context, 0);
        if (m->moribund) {
            g_retire(m, m->moribund);
            m->moribund = nullptr;
        }
    }
}

void sched_begin(G* main) NO_LOCK_ANALYSIS {
    lock(sched.lock, Rank::sched);
    sched.predawn = false;
    queue_push(main);
    want_update();
    bool backlog = sched.queue_count.load_relaxed() > 1;
    unlock(sched.lock, Rank::sched);
    if (backlog) wake_somebody();
    schedule(&m0);
}

} // namespace predawn

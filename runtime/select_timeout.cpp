// select_timeout.cpp -- a select that waits no longer than.
//
// Its timer is its place in the heap of sleepers. Who sets a timer and goes on working may have to wake an M to keep
// the time, which nobody may do with a channel locked; so the timer is set first, while the word is `undecided`, and
// then the channels are locked and looked at again. A timer that is over meanwhile finds the word undecided, takes it,
// and readies nobody.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/sched.h"
#include "runtime/select.h"

namespace predawn {
namespace {

// From undecided to parking; false where the timer was first.
bool decide(G* g) {
    if (multi) return g->select_word.compare_exchange(select_undecided, select_parking);
    return g->select_word.load_relaxed() == select_undecided;
}

// Takes back what park_begin did.
void park_cancel(G* g, G* next) {
    M* m = current_m();
    g->state.store_relaxed(GState::running);
    m->g_parked.store_relaxed(m->g_parked.load_relaxed() - 1);
    if (!next) return;
    runnable(m, next);
    queue_help();
}

// Parks until one of the cases has taken place or the time is over. False: one can take place, or the time was over
// before; the caller looks again.
[[gnu::noinline]] bool wait_until(Select s, int64_t until_ns, int64_t& index) NO_LOCK_ANALYSIS {
    G* g = current_g();
    G* next = park_begin(WaitReason::select);
    g->select_word.store_relaxed(select_undecided);
    timer_set_and_lock(g, until_ns, next);
    unlock(sched.lock, Rank::sched);
    select_lock(s);
    if (select_choose(s) < 0 && decide(g)) {
        index = select_wait(s, next);
        if (index >= 0) timer_cancel(g);
        return true;
    }
    select_unlock(s);
    timer_cancel(g);
    park_cancel(g, next);
    return false;
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" int64_t pd_select_timeout(pd_select_case* cases, int64_t count, int64_t nanoseconds) {
    int64_t until_ns = 0; // not known yet
    for (;;) {
        int64_t index = pd_select_try(cases, count);
        if (index >= 0 || nanoseconds <= 0) return index;
        if (until_ns == 0) until_ns = timer_deadline_ns(nanoseconds);
        else if (timer_deadline_ns(0) >= until_ns) return -1;
        Select s = select_ordered(cases, count);
        if (wait_until(s, until_ns, index)) return select_end(s, index);
    }
}

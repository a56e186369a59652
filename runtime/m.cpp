// m.cpp -- machines: how many there may be, how one is called for, what it starts with.

#include "runtime/m.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/args.h"
#include "runtime/death.h"
#include "runtime/others.h"
#include "runtime/panic.h"
#include "runtime/sched.h"
#include "runtime/stack.h"
#include "sys/pages.h"
#include "sys/thread.h"

namespace predawn {

// On a g0's stack: the mask takes a kilobyte.
int32_t processors() {
    if (sched.processors == 0) sched.processors = sys::processor_count(); // asked first by the only thread
    return sched.processors;
}

namespace {

// mmax is 0 until somebody asks: the answer may cost a system call that a program with one goroutine does not need.
// $PREDAWN_MAXPROCS counts if it is a number from 1; what is smaller, or no number, is as if it were not set.
int32_t mmax() {
    int64_t most = sched.mmax.load_relaxed();
    if (most != 0) return static_cast<int32_t>(most);
    if (const char* text = env_value("PREDAWN_MAXPROCS")) most = pd_atoi(text);
    if (most <= 0) most = processors();
    if (most > mmax_cap) most = mmax_cap;
    sched.mmax.store_relaxed(static_cast<int32_t>(most));
    return static_cast<int32_t>(most);
}

// An M's one mapping:  | guard page | g0's stack | guard page | signal stack | M | thread block |
struct Layout {
    size_t signal_stack_bytes, m_at, tls_at, total_bytes;
};

Layout layout() {
    Layout l;
    l.signal_stack_bytes = sys::page_round(aux_value(sys::at_minsigstksz) + signal_stack_bytes_min);
    l.m_at = sys::page_bytes + system_stack_bytes + sys::page_bytes + l.signal_stack_bytes;
    l.tls_at = (l.m_at + sizeof(M) + 63) & -size_t{64};
    l.total_bytes = sys::page_round(l.tls_at + tls_block_bytes());
    return l;
}

void m_main(void* with) NO_LOCK_ANALYSIS {
    M* m = static_cast<M*>(with);
    m->thread.store_relaxed(sys::thread_id());
    signals_begin();
    lock(sched.lock, Rank::sched);
    m->all_link = sched.ms.load_relaxed();
    sched.ms.store_release(m); // pairs with every walk of the list, which takes no lock
    sched.on_its_way = false;
    want_update();
    unlock(sched.lock, Rank::sched);
    // Who dies may have looked at the list before. The exchange in unlock and that in die are barriers: one of the two
    // sees the other.
    if (dying_m() && others_linked()) wait_for_ever();
    schedule(m);
}

uint64_t wake_or_start(void*) NO_LOCK_ANALYSIS {
    lock(sched.lock, Rank::sched);
    (void)mmax();
    want_update();
    if (!sched.want_help.load_relaxed()) {
        unlock(sched.lock, Rank::sched);
        return 0;
    }
    sched.on_its_way = true;
    if (M* m = sched.idle) {
        idle_remove(m);
        want_update();
        unlock(sched.lock, Rank::sched);
        note_wakeup(m->wake); // release: what was queued is seen by who wakes
        return 0;
    }
    sched.mcount.store_relaxed(sched.mcount.load_relaxed() + 1);
    want_update();
    unlock(sched.lock, Rank::sched);
    if (m_start()) return 0;
    lock(sched.lock, Rank::sched); // the machine has no more: go on with what there is, and do not ask again
    sched.on_its_way = false;
    int32_t count = sched.mcount.load_relaxed() - 1;
    sched.mcount.store_relaxed(count);
    sched.mmax.store_relaxed(count);
    want_update();
    unlock(sched.lock, Rank::sched);
    return 0;
}

uint64_t count_all(void* with) {
    pd_counts* counts = static_cast<pd_counts*>(with);
    *counts = {};
    int64_t parked = 0;
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
        counts->gcount += m->g_started.load_relaxed() - m->g_ended.load_relaxed();
        parked += m->g_parked.load_relaxed() - m->g_unparked.load_relaxed();
    }
    counts->gwait = parked > 0 ? parked : 0; // read one after the other: who is woken meanwhile may count twice
    counts->mcount = sched.mcount.load_relaxed();
    counts->mwait = sched.mwait.load_relaxed();
    counts->mmax = mmax();
    return 0;
}

} // namespace

void want_update() {
    int32_t most = sched.mmax.load_relaxed();
    bool somebody = sched.idle || most == 0 || sched.mcount.load_relaxed() < most;
    bool help = somebody && !sched.on_its_way && !sched.predawn;
    sched.want_help.store_relaxed(help);
    sched.want_watch.store_relaxed(help && !sched.watcher);
}

void wake_somebody() { rt0_on_system_stack(wake_or_start, nullptr); }

bool m_start() {
    Layout l = layout();
    sys::Result<void*> mapped = sys::pages_map(l.total_bytes);
    if (!mapped.ok()) return false;
    char* base = static_cast<char*>(mapped.value());
    M* m = reinterpret_cast<M*>(base + l.m_at);
    char* stack_low = base + sys::page_bytes;
    char* stack_high = stack_low + system_stack_bytes;
    if (!sys::pages_protect(base, sys::page_bytes, sys::prot_none).ok() ||
        !sys::pages_protect(stack_high, sys::page_bytes, sys::prot_none).ok()) {
        (void)sys::pages_unmap(base, l.total_bytes);
        return false;
    }
    m->signal_stack_low = reinterpret_cast<uintptr_t>(stack_high) + sys::page_bytes;
    m->signal_stack_high = m->signal_stack_low + l.signal_stack_bytes;
    g0_make(m, reinterpret_cast<uintptr_t>(stack_low), reinterpret_cast<uintptr_t>(stack_high));
    m->tcb = tls_block_make(base + l.tls_at, m);
    m->id = sched.mcount.load_relaxed() - 1; // one M starts at a time (on_its_way)
    (void)processors();
    multi_begin();
    if (sys::thread_start(stack_high, m->tcb, m_main, m).ok()) return true;
    (void)sys::pages_unmap(base, l.total_bytes);
    return false;
}

} // namespace predawn

using namespace predawn;

extern "C" void pd_count(pd_counts* counts) { rt0_on_system_stack(count_all, counts); }

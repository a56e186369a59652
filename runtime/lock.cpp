// lock.cpp -- the slow halves of Lock, its public face, and the order of ranks.

#include "runtime/lock.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/m.h"
#include "runtime/panic.h"

namespace predawn {

constinit bool multi = false;

[[gnu::weak]] void lock_wait(Lock& l);
extern "C" [[gnu::weak]] void rt0_up_lock_wake(Lock* l);

void lock_slow(Lock& l) {
    if (!multi) fatal("lock: the only thread waits for itself");
    lock_wait(l);
}

void unlock_slow(Lock& l, uint32_t state_was) {
    if (state_was == 0) fatal("unlock of unlocked lock");
    rt0_up_lock_wake(&l);
}

void lock_rank_push(Rank rank) {
    M* m = current_m();
    if (m->rank_count > 0) check(m->ranks[m->rank_count - 1] <= rank, "locks taken against their order");
    check(m->rank_count < sizeof m->ranks, "too many locks held");
    m->ranks[m->rank_count++] = rank;
}

void lock_rank_pop(Rank rank) {
    M* m = current_m();
    for (int i = m->rank_count - 1; i >= 0; i--) {
        if (m->ranks[i] != rank) continue;
        for (int k = i; k + 1 < m->rank_count; k++) m->ranks[k] = m->ranks[k + 1];
        m->rank_count--;
        return;
    }
    fatal("a lock is released that this thread does not hold");
}

} // namespace predawn

using namespace predawn;

extern "C" {

// A user's lock is held across calls of this interface, so it has no rank; the goroutine must not park instead.
void pd_lock_acquire(pd_lock* l) NO_LOCK_ANALYSIS {
    Lock& inner = *reinterpret_cast<Lock*>(l);
    if (!inner.state.compare_exchange(0, 1)) lock_slow(inner);
    current_g()->context.no_park += no_park_lock;
}

void pd_lock_release(pd_lock* l) NO_LOCK_ANALYSIS {
    Lock& inner = *reinterpret_cast<Lock*>(l);
    if (current_g()->context.no_park % no_park_line == 0) fatal("unlock of unlocked lock"); // this goroutine holds none
    uint32_t was = inner.state.exchange(0);
    if (was != 1) unlock_slow(inner, was);
    current_g()->context.no_park -= no_park_lock;
}

bool pd_cas(uint32_t* word, uint32_t old, uint32_t replacement) {
    return reinterpret_cast<Atomic<uint32_t>*>(word)->compare_exchange(old, replacement);
}
}

// lock.h -- Lock: a futex mutex in one word. A zeroed Lock is unlocked.
//
// The word: 0 free, 1 held, 2 held and somebody may sleep. Taking 0 -> 1 is one compare-and-swap; who finds it held
// spins a little, then sets 2 and sleeps while it is 2. Releasing is one exchange to 0, and one wake where it was 2.
// (U. Drepper, "Futexes Are Tricky", mutex3. Modelled in test/model/lock.pml.)
//
// Invariant: whoever sleeps has seen the word 2 and set it; the release that finds 2 wakes one, who sets 2 again
// because others may sleep behind it. So a sleeper is never forgotten. The word may be freed right after its release.
//
// While the process has one thread (`multi` is false) nobody can meet: then the engine's locks are not even touched.
// None is held when the second thread is started, but the one of an open print line: locks of the outermost and the
// innermost rank are always kept.
#pragma once

#include <stdint.h>

#include "rt0/atomic.h"
#include "runtime/annotate.h"
#include "runtime/limits.h"

namespace predawn {

// Outer to inner; checked builds verify that an M takes its locks in this order.
enum class Rank : uint8_t { user = 1, chan, itab, sched, stack, mal, print };

struct CAPABILITY("lock") Lock {
    Atomic<uint32_t> state;
};

// More than one thread exists. Set by the only thread before it starts the second (multi_begin); never reset.
extern bool multi;
void multi_begin();

// The slow halves. lock_slow throws on a second lock by the only thread, else waits; unlock_slow throws on unlocking
// what is free.
void lock_slow(Lock& lock);
void lock_wait(Lock& lock); // multi.cpp, as rt0_up_lock_wake; weak in lock.cpp
void unlock_slow(Lock& lock, uint32_t state_was);
void lock_rank_push(Rank rank);
void lock_rank_pop(Rank rank);

// Whether a lock of this rank counts. The rank is known when this is compiled.
inline bool lock_counts(Rank rank) { return multi || rank == Rank::user || rank == Rank::print; }

// Runs anywhere; blocks the thread. What the last holder wrote before unlock is seen after lock.
[[gnu::always_inline]] inline void lock(Lock& l, Rank rank) ACQUIRES(l) NO_LOCK_ANALYSIS {
    if constexpr (checked) lock_rank_push(rank);
    if (!lock_counts(rank)) return;
    if (!l.state.compare_exchange(0, 1)) lock_slow(l); // acquire: pairs with the exchange in unlock and in rt0_switch
}

[[gnu::always_inline]] inline void unlock(Lock& l, Rank rank) RELEASES(l) NO_LOCK_ANALYSIS {
    if constexpr (checked) lock_rank_pop(rank);
    if (!lock_counts(rank)) return;
    uint32_t was = l.state.exchange(0); // release: pairs with lock
    if (was != 1) unlock_slow(l, was);
}

// Holds a lock for the length of a block.
class SCOPED_CAPABILITY Guard {
public:
    Guard(Lock& l, Rank rank) ACQUIRES(l) NO_LOCK_ANALYSIS : lock_(l), rank_(rank) { lock(lock_, rank_); }
    ~Guard() RELEASES() NO_LOCK_ANALYSIS { unlock(lock_, rank_); }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

private:
    Lock& lock_;
    Rank rank_;
};

} // namespace predawn

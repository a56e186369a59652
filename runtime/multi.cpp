// multi.cpp -- what a second M makes necessary: waiting for a lock, and sharing the segments of stacks.
//
// Both are weak where they are called, behind a look at `multi`: a program without the scheduler is linked without
// them.

#include "runtime/lock.h"
#include "runtime/m.h"
#include "runtime/sched.h"
#include "runtime/stack.h"
#include "sys/futex.h"

namespace predawn {
namespace {

constexpr int lock_spins = 100; // of a pause each: about 2 us, longer than any holder needs that is not preempted

struct Pool {
    Lock lock;
    Segment* free[stack_class_count] GUARDED_BY(lock);
};
constinit Pool pool = {};

} // namespace

void multi_begin() { multi = true; }

void lock_wait(Lock& l) {
    if (sched.processors > 1) { // known since before `multi`
        for (int i = 0; i < lock_spins; i++) {
            if (l.state.load_relaxed() == 0 && l.state.compare_exchange(0, 1)) return;
            cpu_pause();
        }
    }
    while (l.state.exchange(2) != 0) (void)sys::futex_wait(&l.state.value, 2);
}

void segments_take(M* m, int size_class) {
    Guard hold(pool.lock, Rank::stack);
    while (pool.free[size_class] && m->stack_free_count[size_class] < stack_cache_max / 2) {
        Segment* s = pool.free[size_class];
        pool.free[size_class] = s->newer;
        s->newer = m->stack_free[size_class];
        m->stack_free[size_class] = s;
        m->stack_free_count[size_class]++;
    }
}

void segments_share(M* m, int size_class) {
    Guard hold(pool.lock, Rank::stack);
    while (m->stack_free_count[size_class] > stack_cache_max / 2) {
        Segment* s = m->stack_free[size_class];
        m->stack_free[size_class] = s->newer;
        m->stack_free_count[size_class]--;
        s->newer = pool.free[size_class];
        pool.free[size_class] = s;
    }
}

} // namespace predawn

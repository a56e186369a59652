// multi.cpp -- what a second M makes necessary: waiting for a lock, and sharing the segments of stacks.
//
// Both are weak where they are called, behind a look at `multi`: a program without the scheduler is linked without
// them.

#include "rt0/machine.h"
#include "runtime/lock.h"
#include "runtime/m.h"
#include "runtime/sched.h"
#include "runtime/stack.h"
#include "sys/futex.h"

namespace predawn {
namespace {

// A lock that is held is looked at again after so many pauses, then after twice as many, and so on, at most 20 us in
// all. Who looks all the time takes the line away from the holder at each of its steps: a contended channel costs ten
// times as much then.
constexpr int lock_pauses_first = 64;
constexpr int lock_pauses_last = 512;

struct Pool {
    Lock lock;
    Segment* free[stack_class_count] GUARDED_BY(lock);
};
constinit Pool pool = {};

// On the g0's stack, because a goroutine's has not the room everywhere.
uint64_t lock_sleep(void* with) {
    Lock& l = *static_cast<Lock*>(with);
    while (l.state.exchange(2) != 0) (void)sys::futex_wait(&l.state.value, 2);
    return 0;
}

} // namespace

void multi_begin() { multi = true; }

void lock_wait(Lock& l) {
    if (sched.processors > 1) { // known since before `multi`
        for (int pauses = lock_pauses_first; pauses <= lock_pauses_last; pauses *= 2) {
            for (int i = 0; i < pauses; i++) cpu_pause();
            if (l.state.load_relaxed() == 0 && l.state.compare_exchange(0, 1)) return;
        }
    }
    rt0_on_system_stack(lock_sleep, &l);
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

extern "C" void rt0_up_lock_wake(predawn::Lock* l) { predawn::sys::futex_wake(&l->state.value, 1); }

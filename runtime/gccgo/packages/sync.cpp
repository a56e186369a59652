// sync.cpp -- what packages sync, sync/atomic and internal/poll ask of a scheduler.
//
// procPin tells which part of a pool is the caller's alone. There are as many as GOMAXPROCS says, and Ms may be more,
// since those that have stood in calls that last go on: so a part is held by a lock, for which nobody waits who shares
// none. Until procUnpin the goroutine keeps its M: nothing is preempted, and who holds such a lock cannot park, and
// yields to nobody. (A pool gives up a mutex while it is pinned, and a mutex that starves hands the turn over.)
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/gccgo/packages/fatal.h"
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/maxprocs.h"
#include "runtime/gccgo/packages/semaphore.h"
#include "runtime/panic.h"
#include "runtime/sched.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

struct alignas(64) PoolPart {
    pd_lock lock; // of the part of this number of all pools; held between procPin and procUnpin
};
constinit PoolPart pool_parts[mmax_cap] = {};

} // namespace

extern "C" {

void gccgo_sync_acquire(uint32_t* count) asm("sync.runtime__Semacquire");
void gccgo_sync_acquire_mutex(uint32_t* count, GoBool first, int64_t skip) asm("sync.runtime__SemacquireMutex");
void gccgo_sync_release(uint32_t* count, GoBool hand_over, int64_t skip) asm("sync.runtime__Semrelease");
void gccgo_poll_acquire(uint32_t* count) asm("internal_1poll.runtime__Semacquire");
void gccgo_poll_release(uint32_t* count) asm("internal_1poll.runtime__Semrelease");
bool gccgo_sync_can_spin(int64_t tries) asm("sync.runtime__canSpin");
void gccgo_sync_spin() asm("sync.runtime__doSpin");
int64_t gccgo_sync_nanotime() asm("sync.runtime__nanotime");
int64_t gccgo_sync_pin() asm("sync.runtime__procPin");
void gccgo_sync_unpin() asm("sync.runtime__procUnpin");
int64_t gccgo_atomic_pin() asm("sync_1atomic.runtime__procPin");
void gccgo_atomic_unpin() asm("sync_1atomic.runtime__procUnpin");
void gccgo_sync_register_cleanup(const FuncValue* cleanup) asm("sync.runtime__registerPoolCleanup");
void gccgo_sync_throw(pd_string text) asm("sync.throw");
void gccgo_atomic_store(Atomic<void*>* to, void* value) asm("sync_1atomic.StorePointer");
void* gccgo_atomic_swap(Atomic<void*>* to, void* value) asm("sync_1atomic.SwapPointer");
bool gccgo_atomic_cas(Atomic<void*>* to, void* old, void* value) asm("sync_1atomic.CompareAndSwapPointer");

void gccgo_sync_acquire(uint32_t* count) { semaphore_acquire(count, false); }
void gccgo_sync_acquire_mutex(uint32_t* count, GoBool first, int64_t) { semaphore_acquire(count, first); }
void gccgo_sync_release(uint32_t* count, GoBool hand_over, int64_t) { semaphore_release(count, hand_over); }
void gccgo_poll_acquire(uint32_t* count) { semaphore_acquire(count, false); }
void gccgo_poll_release(uint32_t* count) { semaphore_release(count, false); }

// Whether the owner of a mutex may be running elsewhere and soon be done, and nothing else is to be done here.
bool gccgo_sync_can_spin(int64_t tries) {
    constexpr int64_t tries_max = 4;
    if (tries >= tries_max || !multi || sched.processors <= 1) return false;
    M* m = current_m();
    return m->queue.count() == 0 && !m->next.load_relaxed();
}

void gccgo_sync_spin() {
    constexpr int pauses = 30;
    for (int i = 0; i < pauses; i++) cpu_pause();
}

int64_t gccgo_sync_nanotime() { return pd_nanotime(); }

int64_t gccgo_sync_pin() {
    M* m = current_m();
    int32_t part = m->id % maxprocs(); // it may be another one when that has been raised
    pd_lock_acquire(&pool_parts[part].lock);
    m->pool_part = part;
    return part;
}

void gccgo_sync_unpin() { pd_lock_release(&pool_parts[current_m()->pool_part].lock); }
int64_t gccgo_atomic_pin() { return current_m()->id; }
void gccgo_atomic_unpin() {}
void gccgo_sync_register_cleanup(const FuncValue*) {} // called by a collector
void gccgo_sync_throw(pd_string text) { fatal_string(text); }
void gccgo_atomic_store(Atomic<void*>* to, void* value) { (void)to->exchange(value); }
void* gccgo_atomic_swap(Atomic<void*>* to, void* value) { return to->exchange(value); }
bool gccgo_atomic_cas(Atomic<void*>* to, void* old, void* value) { return to->compare_exchange(old, value); }
}

// maxprocs.cpp -- GOMAXPROCS, which can be raised only.
#include "runtime/gccgo/packages/maxprocs.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/panic.h"
#include "runtime/sched.h"

namespace predawn::gccgo {

constinit Atomic<int32_t> calls_that_last = {0};

namespace {

// Written by who raises it, under the scheduler's lock; 0: nobody has asked yet.
constinit Atomic<int32_t> granted = {0};

// The exchange is a barrier between this raise and the look at the calls. A call that begins counts itself and then
// looks at what is granted: one of the two sees the other.
uint64_t grant(void* wanted) {
    int64_t most = reinterpret_cast<int64_t>(wanted);
    if (most > mmax_cap) most = mmax_cap;
    {
        Guard hold(sched.lock, Rank::sched);
        if (most > granted.load_relaxed()) (void)granted.exchange(static_cast<int32_t>(most));
    }
    mmax_raise();
    return 0;
}

} // namespace

int32_t maxprocs() {
    if (int32_t count = granted.load_relaxed()) [[likely]] return count;
    pd_counts counts;
    pd_count(&counts);
    (void)granted.compare_exchange(0, static_cast<int32_t>(counts.mmax));
    return granted.load_relaxed();
}

void mmax_raise() {
    Guard hold(sched.lock, Rank::sched);
    int32_t most = maxprocs() + calls_that_last.load_relaxed();
    if (most <= sched.mmax.load_relaxed()) return; // by another, meanwhile
    if (most > blocked_mmax_cap) fatal("thread exhaustion: too many goroutines are in system calls");
    sched.mmax.store_relaxed(most);
    want_update();
}

} // namespace predawn::gccgo

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

int64_t gccgo_maxprocs(int64_t wanted) asm("runtime.GOMAXPROCS");

// What is less than there is is not granted.
int64_t gccgo_maxprocs(int64_t wanted) {
    int32_t was = maxprocs();
    if (wanted > was) {
        rt0_on_system_stack(grant, reinterpret_cast<void*>(wanted));
        wake_somebody(); // what is queued need not wait until this goroutine starts another
    }
    return was;
}
}

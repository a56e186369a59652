// blocking.cpp -- system calls that may last: what else can run must not wait for them.
//
// Where there are idle Ms one of them watches, and takes what an M has left that is stuck in the kernel. Where every M
// may be stuck, one more is allowed for, and stays. So `stuck`, the number of Ms that may be, stays below the most Ms
// there can be, once there is a second goroutine. A read that finds something is not counted as one that may last.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/sched.h"
#include "sys/file.h"

using namespace predawn;

namespace {

constinit Atomic<int32_t> stuck = {0};
constexpr int64_t call_read = 0;
constexpr int16_t poll_in = 1;

bool is_ready(int fd) {
    sys::PollFd poll = {fd, poll_in, 0};
    return sys::call<int>(sys::Call::poll, &poll, 1, 0).raw != 0; // an error, too, is found at once
}

uint64_t allow_one_more(void*) {
    Guard hold(sched.lock, Rank::sched);
    int32_t most = stuck.load_relaxed() + 1;
    if (sched.mmax.load_relaxed() < most && most <= mmax_cap) sched.mmax.store_relaxed(most);
    want_update();
    return 0;
}

} // namespace

extern "C" {

void gccgo_block_begin(int64_t fd, int64_t number);
void gccgo_block_end();

void gccgo_block_begin(int64_t fd, int64_t number) {
    int32_t count = stuck.fetch_add(1) + 1;
    pd_counts counts;
    pd_count(&counts);
    if (counts.gcount <= 1) return;
    if (count >= counts.mmax) {
        if (number == call_read && is_ready(static_cast<int>(fd))) return;
        rt0_on_system_stack(allow_one_more, nullptr);
    }
    M* m = current_m();
    bool leaves_some = m->next.load_relaxed() || m->queue.count() > 0 || sched.queue_count.load_relaxed() > 0;
    if (leaves_some || sched.timer_next_ns.load_relaxed() != timer_never) wake_somebody();
}

void gccgo_block_end() { (void)stuck.fetch_add(-1); }
}

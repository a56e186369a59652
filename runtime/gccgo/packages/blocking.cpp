// blocking.cpp -- system calls that may last: what else can run must not wait for them.
//
// For each M that is stuck in the kernel one more is allowed for (maxprocs.h), and stays. So of the Ms that may be, as
// many as the program may have are not stuck, once there is a second goroutine: what an M has left is taken by one of
// them, though the goroutines of all others compute for ever. For a read that finds something none is allowed for, nor
// for a write for which there is room; but either gives others a turn.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/gccgo/packages/maxprocs.h"
#include "runtime/gccgo/turn.h"
#include "runtime/sched.h"
#include "sys/file.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

constinit bool is_fork = false; // this is a copy of the process, which is about to execute a program
constexpr int64_t call_read = 0, call_write = 1;
constexpr int16_t poll_in = 1;

struct Blocking {
    int64_t fd, number;
    uint64_t bytes; // to be read or written
};

bool is_ready(int64_t fd, int16_t events) {
    sys::PollFd poll = {static_cast<int32_t>(fd), events, 0};
    return sys::call<int>(sys::Call::poll, &poll, 1, 0).raw != 0; // an error, too, is found at once
}

bool is_plain_file(int64_t fd) {
    constexpr uint32_t kind = 0170000, plain = 0100000;
    struct {
        uint64_t device, inode, links;
        uint32_t mode;
        char others[116];
    } status = {};
    return !sys::call<int>(sys::Call::fstat, fd, &status).ok() || (status.mode & kind) == plain;
}

// A pipe that takes output at all takes so many bytes; of more it may take some and then wait (pipe(7)).
bool returns_soon(const Blocking& b) {
    constexpr uint64_t pipe_bytes = 4096;
    if (b.number == call_read) return is_ready(b.fd, poll_in);
    return b.number == call_write && (b.bytes <= pipe_bytes ? is_ready(b.fd, sys::poll_out) : is_plain_file(b.fd));
}

// Whether as many more Ms are to be had as may be stuck now: not for a call that returns soon. Where a short call is
// counted, too, that is one too many; with one less, two that come here together might allow for one of them only.
uint64_t allow_more(void* with) {
    if (returns_soon(*static_cast<const Blocking*>(with))) return false;
    mmax_raise();
    return true;
}

} // namespace

extern "C" {

void gccgo_block_begin(int64_t fd, int64_t number, uint64_t bytes);
void gccgo_block_end();
void gccgo_after_fork_in_child() asm("syscall.runtime__AfterForkInChild");

// The copy has one thread, and locks that nobody gives back: the other goroutines are not for it.
void gccgo_after_fork_in_child() { is_fork = true; }

// The M that is allowed for is started at once: what it is to run may lie on another M, which found nobody to call when
// it went into the kernel.
void gccgo_block_begin(int64_t fd, int64_t number, uint64_t bytes) {
    if (is_fork) return;
    int32_t count = calls_that_last.fetch_add(1) + 1; // a barrier: then it is looked at what is granted
    M* m = current_m();
    bool wake = m->next.load_relaxed() || m->queue.count() > 0 || sched.queue_count.load_relaxed() > 0 ||
                sched.timer_next_ns.load_relaxed() != timer_never;
    if (maxprocs() + count > sched.mmax.load_relaxed()) {
        pd_counts counts;
        pd_count(&counts);
        if (counts.gcount <= 1) return;
        Blocking call = {fd, number, bytes};
        if (!rt0_on_system_stack(allow_more, &call)) return;
        wake = true;
    }
    if (wake) wake_somebody();
}

void gccgo_block_end() {
    if (is_fork) return;
    (void)calls_that_last.fetch_add(-1);
    give_turn();
}
}

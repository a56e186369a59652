// timer.cpp -- the timers of package time: functions that are called when a time has come, once or again and again.
//
// They stand in a binary heap by the time they are due. While there is one, a goroutine runs that calls what is due and
// waits for the next; it waits on a channel, no longer than until that, and who makes another timer the next one, or
// takes out the last one, sends there. When the heap is empty it ends, so a program that waits for nothing else is
// asleep.
//
// Invariant, under the lock: a timer's `place` is its index in the heap and one, or 0 where it is not set; `running`
// says that the goroutine will look at the heap once more. A timer that is due leaves the heap, or is put off by its
// period, before its function is called, and that without the lock: so a function may set and stop timers.
#include "runtime/gccgo/packages/timer.h"

#include "predawn.h"
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/room.h"
#include "runtime/mal.h"
#include "runtime/sched.h"

namespace predawn::gccgo {

extern "C" void gccgo_call_timer(Any arg, uintptr_t sequence, const FuncValue* f); // call.asm

namespace {

// As package time declares it. Its own words for the runtime are `place` and the last two.
struct Timer {
    uintptr_t place;
    int64_t when_ns, period_ns;
    const FuncValue* f;
    Any arg;
    uintptr_t sequence;
    int64_t unused;
    uint32_t unused_too;
};

struct Timers {
    Lock lock;
    bool running GUARDED_BY(lock);
    Timer** heap GUARDED_BY(lock);
    uintptr_t count GUARDED_BY(lock);
    uintptr_t room GUARDED_BY(lock);
    pd_chan* wake GUARDED_BY(lock); // constant once it is set
};
constinit Timers timers = {};

void put_at(uintptr_t index, Timer* t) REQUIRES(timers.lock) {
    timers.heap[index] = t;
    t->place = index + 1;
}

void sift_up(uintptr_t index, Timer* t) REQUIRES(timers.lock) {
    while (index > 0) {
        uintptr_t above = (index - 1) / 2;
        if (timers.heap[above]->when_ns <= t->when_ns) break;
        put_at(index, timers.heap[above]);
        index = above;
    }
    put_at(index, t);
}

void sift_down(uintptr_t index, Timer* t) REQUIRES(timers.lock) {
    for (uintptr_t below; (below = 2 * index + 1) < timers.count; index = below) {
        if (below + 1 < timers.count && timers.heap[below + 1]->when_ns < timers.heap[below]->when_ns) below++;
        if (timers.heap[below]->when_ns >= t->when_ns) break;
        put_at(index, timers.heap[below]);
    }
    put_at(index, t);
}

// Memory is not given back, so the heaps that were too small take as much again as the last one.
void insert(Timer* t) REQUIRES(timers.lock) {
    constexpr uintptr_t room_first = 16;
    if (timers.count == timers.room) {
        uintptr_t room = timers.room == 0 ? room_first : 2 * timers.room;
        auto** heap = static_cast<Timer**>(mal(room * sizeof(Timer*)));
        if (timers.heap) memcpy(heap, timers.heap, timers.count * sizeof(Timer*));
        timers.heap = heap;
        timers.room = room;
    }
    sift_up(timers.count++, t);
}

// Whether it was set.
bool remove(Timer* t) REQUIRES(timers.lock) {
    if (t->place == 0) return false;
    uintptr_t index = t->place - 1;
    t->place = 0;
    Timer* last = timers.heap[--timers.count];
    if (last == t) return true;
    if (index > 0 && last->when_ns < timers.heap[(index - 1) / 2]->when_ns) sift_up(index, last);
    else sift_down(index, last);
    return true;
}

// The timer that is due, with what was to be called; it has left the heap, or is put off.
bool take_due(int64_t now_ns, Timer& due) REQUIRES(timers.lock) {
    if (timers.count == 0 || timers.heap[0]->when_ns > now_ns) return false;
    Timer* t = timers.heap[0];
    due = *t;
    if (t->period_ns <= 0) {
        (void)remove(t);
    } else {
        t->when_ns += t->period_ns * (1 + (now_ns - t->when_ns) / t->period_ns);
        sift_down(0, t);
    }
    return true;
}

void call_due(int64_t now_ns) NO_LOCK_ANALYSIS {
    for (;;) {
        Timer due;
        lock(timers.lock, Rank::chan);
        bool any = take_due(now_ns, due);
        unlock(timers.lock, Rank::chan);
        if (!any) return;
        gccgo_call_timer(due.arg, due.sequence, due.f);
    }
}

void run() NO_LOCK_ANALYSIS {
    for (;;) {
        int64_t now_ns = pd_nanotime();
        call_due(now_ns);
        lock(timers.lock, Rank::chan);
        pd_select_case woken = {timers.wake, nullptr, PD_SELECT_RECV, false, {}};
        int64_t next_ns = timers.count > 0 ? timers.heap[0]->when_ns : 0;
        timers.running = timers.count > 0;
        bool more = timers.running;
        unlock(timers.lock, Rank::chan);
        if (!more) return;
        (void)pd_select_timeout(&woken, 1, next_ns - now_ns);
    }
}

void run_timers(void*) { with_room([] { run(); }); }

// True: it was set already.
bool set(Timer* t, int64_t when_ns) NO_LOCK_ANALYSIS {
    lock(timers.lock, Rank::chan);
    bool was_set = remove(t);
    t->when_ns = when_ns < 0 ? INT64_MAX : when_ns;
    insert(t);
    bool first = timers.heap[0] == t;
    bool start = !timers.running;
    timers.running = true;
    if (!timers.wake) timers.wake = pd_chan_new(0, 1);
    pd_chan* wake = timers.wake;
    unlock(timers.lock, Rank::chan);
    if (start) pd_go(run_timers, nullptr);
    else if (first) (void)pd_chan_try_send(wake, nullptr); // full: it has been called already
    return was_set;
}

// Whether it was set. Who takes out the last one calls the goroutine, too: while it slept on, a deadlock would not be
// noticed.
bool stop(Timer* t) NO_LOCK_ANALYSIS {
    lock(timers.lock, Rank::chan);
    bool was_set = remove(t);
    pd_chan* wake = was_set && timers.count == 0 ? timers.wake : nullptr;
    unlock(timers.lock, Rank::chan);
    if (wake) (void)pd_chan_try_send(wake, nullptr);
    return was_set;
}

// Sets a timer, whether it was set or not. True: it was.
bool set_with_room(Timer* t, int64_t when_ns) {
    bool was_set = false;
    with_room([&] { was_set = set(t, when_ns); });
    return was_set;
}

} // namespace

bool timers_run() {
    Guard hold(timers.lock, Rank::chan);
    return timers.running;
}

} // namespace predawn::gccgo

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

void gccgo_timer_start(Timer* t) asm("time.startTimer");
bool gccgo_timer_stop(Timer* t) asm("time.stopTimer");
bool gccgo_timer_reset(Timer* t, int64_t when_ns) asm("time.resetTimer");
void gccgo_timer_change(Timer* t, int64_t when_ns, int64_t period_ns, const FuncValue* f, Any arg,
                        uintptr_t sequence) asm("time.modTimer");

void gccgo_timer_start(Timer* t) { (void)set_with_room(t, t->when_ns); }

bool gccgo_timer_stop(Timer* t) {
    bool was_set = false;
    with_room([&] { was_set = stop(t); });
    return was_set;
}

bool gccgo_timer_reset(Timer* t, int64_t when_ns) { return set_with_room(t, when_ns); }

void gccgo_timer_change(Timer* t, int64_t when_ns, int64_t period_ns, const FuncValue* f, Any arg,
                        uintptr_t sequence) {
    {
        Guard hold(timers.lock, Rank::chan);
        (void)remove(t);
        t->period_ns = period_ns;
        t->f = f;
        t->arg = arg;
        t->sequence = sequence;
    }
    (void)set_with_room(t, when_ns);
}
}

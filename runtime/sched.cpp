// sched.cpp -- park, ready, yield: the paths on which goroutines follow one another.
//
// They run on goroutine stacks and switch from one goroutine straight to the next. The switch is their last action and
// its result theirs, so that it can be a jump from compiled code to compiled code.

#include "runtime/sched.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/panic.h"
#include "runtime/stack.h"
#include "sys/syscall.h"

namespace predawn {

[[gnu::weak]] void timers_poll();

namespace {

uint64_t trim(void* g) {
    stack_trim(static_cast<G*>(g));
    return 0;
}

// What stack_trim does with most segments, without the way to the g0's stack and back: a goroutine that calls across a
// boundary and parks, again and again, comes here each time. Checked builds go the long way, which looks at the canary.
inline bool trim_quickly(M* m, G* g, Segment* kept) {
    if (checked || segment_bytes(kept) != stack_second_bytes || m->stack_free_count[0] >= stack_cache_max) return false;
    g->context.segment->newer = nullptr;
    g->stack_bytes -= stack_second_bytes;
    kept->newer = m->stack_free[0];
    m->stack_free[0] = kept;
    m->stack_free_count[0]++;
    return true;
}
static_assert(stack_second_bytes == size_t{1} << stack_class_first, "such a segment is of class 0");

inline G* take_next(M* m) {
    G* g = m->next.load_relaxed();
    if (!g) return nullptr;
    if (multi) return m->next.exchange(nullptr); // acquire: pairs with the exchange or store that put it there
    m->next.store_relaxed(nullptr);
    return g;
}

// Looks whether a sleeper's time has come, and whether a busy M has to do what no idle one does; and soon again where
// the switches since the last look took long.
[[gnu::noinline]] void timers_look(M* m) {
    uint64_t cycles = sys::sys_read_tsc();
    bool long_ago = cycles - m->timers_look_cycles > timers_look_cycles_max;
    m->timers_look_cycles = cycles;
    m->timers_look_mask = long_ago ? 0 : (m->timers_look_mask * 2 + 1) % timers_look_step_max;
    if (sched.timer_next_ns.load_relaxed() != timer_never) timers_poll();
    if (!multi || sched.mwait.load_relaxed() != 0) return;
    if (cycles - sched.relieved_cycles.load_relaxed() <= relieve_cycles) return;
    if (rt0_on_system_stack(relieve_others, m) > 0) queue_help();
}

// Counts a switch; now and then looks at the timers, because Ms that are busy never idle.
inline void begin_tick(M* m) {
    uint32_t tick = m->ticks.load_relaxed() + 1;
    m->ticks.store_relaxed(tick);
    if ((tick & m->timers_look_mask) == 0) [[unlikely]] timers_look(m);
}

// The running goroutine may not park now. Says why.
[[noreturn, gnu::cold, gnu::noinline]] void park_refused(G* g) {
    if (!g->is_g0) fatal("a goroutine parks between pd_print_begin and pd_print_end, or with a lock held");
    if (sched.predawn) fatal("all goroutines are asleep - deadlock!");
    fatal("a system stack cannot park");
}

} // namespace

void queue_help() {
    if (sched.want_watch.load_relaxed()) {
        wake_somebody();
    } else if (sched.want_help.load_relaxed()) {
        if (sched.queue_count.load_relaxed() > 1 || current_m()->queue.count() > 1) wake_somebody();
    }
}

void runnable(M* m, G* g) {
    g->state.store_relaxed(GState::runnable);
    if (multi && !m->queue.full()) [[likely]] {
        m->queue.put(g);
        return;
    }
    Guard hold(sched.lock, Rank::sched);
    if (multi) {
        for (uint32_t i = 0; i < run_queue_slots / 2; i++) { // under one locking, and in their order
            G* older = m->queue.take();
            if (!older) break; // others take too
            queue_push(older);
        }
    }
    queue_push(g);
}

namespace {

G* pop_shared() {
    if (sched.queue_count.load_relaxed() == 0) return nullptr; // a hint: the last look is find_work's, under the lock
    Guard hold(sched.lock, Rank::sched);
    return queue_pop();
}

// The oldest of this M's queue or of the one for all. While there is one thread it is nobody's but ours.
inline G* pick_queued(M* m) NO_LOCK_ANALYSIS {
    if (!multi) return queue_pop();
    G* g = m->ticks.load_relaxed() % shared_queue_ticks == 0 ? pop_shared() : nullptr;
    if (!g) g = m->queue.take();
    return g ? g : pop_shared();
}

[[gnu::always_inline]] inline G* pick_inline(M* m, bool yielding) {
    begin_tick(m);
    m->yielding.store_relaxed(yielding);
    G* g = take_next(m);
    if (!g || ++m->next_streak >= next_streak_max) [[unlikely]] {
        m->next_streak = 0;
        if (g) runnable(m, g); // enough handed over: the others' turn
        g = pick_queued(m);
    }
    if (g) g->state.store_relaxed(GState::running);
    return g;
}

} // namespace

G* pick(M* m, bool yielding) { return pick_inline(m, yielding); }

Commit release_at_switch(Lock& l, Rank rank) NO_LOCK_ANALYSIS {
    if (!multi) {
        unlock(l, rank);
        return 0;
    }
    if constexpr (checked) lock_rank_pop(rank);
    return commit_release(&l);
}

G* park_begin(WaitReason reason) {
    G* g = current_g();
    if (g->is_g0 || g->context.no_park) [[unlikely]] park_refused(g);
    g->reason.store_relaxed(reason);
    g->state.store_relaxed(GState::waiting);
    M* m = current_m();
    if (Segment* kept = g->context.segment->newer) [[unlikely]] {
        if (!trim_quickly(m, g, kept)) rt0_on_system_stack(trim, g);
    }
    m->g_parked.store_relaxed(m->g_parked.load_relaxed() + 1);
    return pick(m);
}

bool park_end(G* next, Lock* release, Rank rank) {
    G* g = current_g();
    Commit commit = release ? release_at_switch(*release, rank) : 0;
    if (next) [[likely]] return rt0_switch(&g->context, &next->context, commit);
    return rt0_switch_to_g0(&g->context, &current_m()->g0.context, commit);
}

bool park(WaitReason reason, Lock* release, Rank rank) { return park_end(park_begin(reason), release, rank); }

// The frame moves down by two words, into the guard if need be; above it stand fn and where that returns to. The pc
// lies in a stub, because a walker that finds the goroutine before it runs takes it for a return address.
void call_when_continued(G* g, void (*fn)()) {
    auto* frame = reinterpret_cast<SwitchFrame*>(g->context.sp);
    SwitchFrame moved = *frame;
    uintptr_t return_pc = moved.pc;
    moved.pc = reinterpret_cast<uintptr_t>(rt0_goroutine_instead) + rt0_instead_bytes;
    g->context.sp -= 2 * sizeof(uintptr_t);
    *reinterpret_cast<SwitchFrame*>(g->context.sp) = moved;
    auto* above = reinterpret_cast<uintptr_t*>(g->context.sp + sizeof(SwitchFrame));
    above[0] = reinterpret_cast<uintptr_t>(fn);
    above[1] = return_pc;
}

void ready_and_unlock(G* g, bool wake_value, Lock& release, Rank rank) NO_LOCK_ANALYSIS {
    M* m = current_m();
    g->context.wake_value = wake_value;
    g->state.store_relaxed(GState::runnable);
    m->g_unparked.store_relaxed(m->g_unparked.load_relaxed() + 1);
    G* displaced = m->next.load_relaxed();
    if (displaced) displaced = take_next(m);
    m->next.store_release(g); // pairs with who takes it: what its waker wrote is seen. Only the owner puts
    unlock(release, rank);    // multi: a full barrier between this put and the look at want_watch (sched.h)
    if (displaced) {
        runnable(m, displaced);
        queue_help();
    } else if (sched.want_watch.load_relaxed()) [[unlikely]] {
        wake_somebody();
    }
}

} // namespace predawn

using namespace predawn;

extern "C" {

// The caller goes behind all that is queued here. It is in the queue before the switch, but counts only behind it; so
// that it is not overlooked in between, `yielding` is set before the barrier in pick, and want_watch read behind it.
void pd_gosched() NO_LOCK_ANALYSIS {
    G* g = current_g();
    if (g->is_g0 || g->context.no_park) return;
    M* m = current_m();
    G* next = pick_inline(m, true);
    if (!next) return;
    g->state.store_relaxed(GState::runnable);
    if (!multi) {
        queue_push(g);
        rt0_switch(&g->context, &next->context, 0);
        return;
    }
    if (sched.want_watch.load_relaxed()) [[unlikely]] wake_somebody();
    if (!m->queue.full()) [[likely]] {
        rt0_switch(&g->context, &next->context, commit_publish(m->queue.stage(g)));
    } else {
        lock(sched.lock, Rank::sched);
        queue_push(g);
        rt0_switch(&g->context, &next->context, release_at_switch(sched.lock, Rank::sched));
    }
}

void pd_block() {
    park(WaitReason::select_no_cases, nullptr, Rank::chan);
    __builtin_unreachable();
}
}

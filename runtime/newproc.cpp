// newproc.cpp -- goroutines are made, end, and are made again of the same memory.
//
// Records and first segments come in arenas of equal slots; a slot, once used, is a G for ever. Dead ones are kept per
// M, last in first out, so that their stack is still in the cache; what is too many goes to a list for all. Where many
// live, and there is one thread, a new one gets its slot when it begins (plan.h).

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/defer.h"
#include "runtime/m.h"
#include "runtime/pages.h"
#include "runtime/panic.h"
#include "runtime/plan.h"
#include "runtime/sched.h"
#include "runtime/stack.h"
#include "sys/pages.h"

namespace predawn {

[[gnu::weak]] void goexit_run_deferred(G* g); // without recover.cpp nobody defers

namespace {

constexpr size_t slots_per_batch = 16;

struct Pool {
    Lock lock;
    G* free GUARDED_BY(lock);
    size_t arena_bytes GUARDED_BY(lock); // of the next
    size_t mapped_bytes GUARDED_BY(lock); // of all
};
constinit Pool pool = {};

GArena* arena_add() REQUIRES(pool.lock) {
    size_t bytes = pool.arena_bytes ? pool.arena_bytes : g_arena_bytes_first;
    GArena* arena = static_cast<GArena*>(pages_or_die(bytes));
    if (bytes == g_arena_bytes_max) (void)sys::pages_advise(arena, bytes, sys::madv_hugepage); // may be refused
    pool.arena_bytes = bytes < g_arena_bytes_max ? bytes * 2 : bytes;
    pool.mapped_bytes += bytes;
    arena->older = g_arenas.load_relaxed();
    arena->slots = bytes / stack_first_bytes;
    arena->used.store_relaxed(1);
    g_arenas.store_release(arena); // pairs with for_each_g
    return arena;
}

// There are many goroutines, none of them dead.
bool are_many() REQUIRES(pool.lock) { return !multi && !pool.free && pool.mapped_bytes >= plans_from_bytes; }

// Fills the M's free list from the shared one, or with new ones: where there are many, with one.
void refill(M* m) {
    Guard hold(pool.lock, Rank::stack);
    while (pool.free && m->g_free_count < g_cache_max / 2) {
        G* g = pool.free;
        pool.free = g->link;
        g->link = m->g_free;
        m->g_free = g;
        m->g_free_count++;
    }
    if (m->g_free) return;
    size_t count = are_many() ? 1 : slots_per_batch;
    GArena* arena = g_arenas.load_relaxed();
    if (!arena || arena->used.load_relaxed() == arena->slots) arena = arena_add();
    size_t from = arena->used.load_relaxed();
    size_t to = from + count < arena->slots ? from + count : arena->slots;
    for (size_t i = to; i-- > from;) {
        G* g = g_in_slot(arena, i);
        g_make(g);
        g->link = m->g_free;
        m->g_free = g;
        m->g_free_count++;
    }
    arena->used.store_release(to); // pairs with for_each_g
}

uint64_t spill(void* with) {
    M* m = static_cast<M*>(with);
    Guard hold(pool.lock, Rank::stack);
    while (m->g_free_count > g_cache_max / 2) {
        G* g = m->g_free;
        m->g_free = g->link;
        m->g_free_count--;
        g->link = pool.free;
        pool.free = g;
    }
    return 0;
}

// Puts an ended goroutine on the free list. Its stack may still be in use until the next switch of this M, which is
// the only one to take from the list.
void g_put(M* m, G* g) {
    m->g_ended.store_relaxed(m->g_ended.load_relaxed() + 1);
    g->state.store_relaxed(GState::dead);
    if (g == g_main()) return;
    g->link = m->g_free;
    m->g_free = g;
    m->g_free_count++;
}

// The copy of a goroutine's arguments stands above its first frame; where the first segment has not the room, on a
// second.
struct Block {
    G* g;
    const void* from;
    size_t bytes;
    char* to;
};

constexpr size_t block_bytes_small = 64; // fits beside the first frames

uint64_t block_place(void* with) {
    Block& block = *static_cast<Block*>(with);
    G* g = block.g;
    Segment* s = &g->first_segment;
    if (block.bytes > block_bytes_small) {
        s = segment_get(stack_second_bytes - stack_guard_bytes - 64);
        s->older = &g->first_segment;
        g->first_segment.newer = s;
        g->context.segment = s;
        g->stack_bytes += stack_second_bytes;
    }
    block.to = reinterpret_cast<char*>((s->high - block.bytes) & ~uintptr_t{15});
    memcpy(block.to, block.from, block.bytes);
    return 0;
}

[[gnu::noinline]] char* block_copy(G* g, const void* from, size_t bytes) {
    Block block = {g, from, bytes, nullptr};
    rt0_on_system_stack(block_place, &block);
    return block.to;
}

// A dead G, of which there is one, is to begin as it is asked.
[[gnu::always_inline]] inline G* prepared(M* m, const Start& start) {
    G* g = m->g_free;
    m->g_free = g->link;
    m->g_free_count--;
    uintptr_t top = g->first_segment.high;
    void* arg = start.arg;
    if (start.block_bytes != 0) {
        arg = block_copy(g, start.block, start.block_bytes);
        top = reinterpret_cast<uintptr_t>(arg);
    }
    g_prepare(g, start.fn, arg, top);
    g->creator_pc = start.creator_pc;
    return g;
}

struct NoneFree {
    M* m;
    const Start& start;
};

uint64_t plan_or_refill(void* with) {
    const NoneFree& none = *static_cast<NoneFree*>(with);
    if (!multi && none.start.block_bytes <= block_bytes_small) {
        bool many = false;
        {
            Guard hold(pool.lock, Rank::stack);
            many = are_many();
        }
        if (many && plan_add(none.start, sched.goid_last.value + 1)) return 1;
    }
    refill(none.m);
    return 0;
}

// There is no dead goroutine: one is found or made, or where there are many the new one is planned.
[[gnu::noinline]] bool is_planned(M* m, void (*fn)(void*), void* arg, const void* block, size_t block_bytes,
                                  uintptr_t creator_pc) {
    Start start = {fn, arg, block, block_bytes, creator_pc};
    NoneFree none = {m, start};
    if (rt0_on_system_stack(plan_or_refill, &none) == 0) return false;
    sched.goid_last.value++;
    m->g_started.store_relaxed(m->g_started.load_relaxed() + 1);
    queue_help();
    return true;
}

} // namespace

void g_retire(M* m, G* g) {
    stack_release(g);
    if (m->g_free_count >= g_cache_max) spill(m);
    g_put(m, g);
}

G* g_made(M* m, const Start& start) {
    if (!m->g_free) refill(m);
    return prepared(m, start);
}

void newproc(void (*fn)(void*), void* arg, const void* block, size_t block_bytes, uintptr_t creator_pc) {
    M* m = current_m();
    if (!m->g_free && is_planned(m, fn, arg, block, block_bytes, creator_pc)) return;
    G* g = prepared(m, {fn, arg, block, block_bytes, creator_pc});
    g->goid = multi ? sched.goid_last.fetch_add(1) + 1 : ++sched.goid_last.value;
    m->g_started.store_relaxed(m->g_started.load_relaxed() + 1);
    runnable(m, g);
    queue_help();
}

// Ends the running goroutine. One that stands on its first segment and holds nothing else goes straight to the next.
void goexit() {
    M* m = current_m();
    G* g = current_g();
    check(!g->context.no_park, "a goroutine ends between pd_print_begin and pd_print_end, or with a lock held");
    g->state.store_relaxed(GState::moribund);
    bool holds_more = g->first_segment.newer || g->dynamic;
    if (!holds_more) check(*reinterpret_cast<uint64_t*>(g->first_segment.low) == stack_canary,
                           "a goroutine's first segment was overrun");
    if (!holds_more && m->g_free_count < g_cache_max) {
        G* next = pick(m);
        g_put(m, g);
        if (next) rt0_switch(&g->context, &next->context, 0);
        else rt0_switch_to_g0(&g->context, &m->g0.context, 0);
    } else {
        m->moribund = g;
        rt0_switch_to_g0(&g->context, &m->g0.context, 0);
    }
    __builtin_trap();
}

} // namespace predawn

using namespace predawn;

extern "C" {

void pd_go(void (*fn)(void*), void* arg) {
    if (!fn) fatal("go of nil func value");
    newproc(fn, arg, nullptr, 0, reinterpret_cast<uintptr_t>(__builtin_return_address(0)));
}

void pd_go_copy(void (*fn)(void*), const void* args, size_t bytes) {
    if (!fn) fatal("go of nil func value");
    if (bytes > PD_GO_BYTES_MAX) fatal("newproc: too many arguments");
    uintptr_t pc = reinterpret_cast<uintptr_t>(__builtin_return_address(0));
    newproc(fn, const_cast<void*>(args), args, bytes, pc);
}

void pd_goexit() {
    G* g = current_g();
    if (g->is_g0) fatal("pd_goexit: no goroutine runs");
    if (goexit_run_deferred) goexit_run_deferred(g);
    if (g == g_main()) sched.main_goexit = true;
    goexit();
}
}

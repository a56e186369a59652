// g.cpp -- goroutines are made, end, and are made again of the same memory.
//
// Records and first segments come in arenas of equal slots; a slot, once used, is a G for ever: dead, or one of the states
// of g.h. So a walk over the arenas is the list of all goroutines, and no list is kept up on the way.

#include "runtime/g.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/m.h"
#include "runtime/panic.h"
#include "runtime/sched.h"
#include "runtime/stack.h"
#include "sys/pages.h"

namespace predawn {
namespace {

// The head of an arena, in its first slot.
struct Arena {
    Arena* older;           // constant once it is on the list
    size_t slots;           // constant
    Atomic<size_t> used;    // slots 1 to used - 1 have been made a G
};

constexpr size_t first_arena_slots = 16;
constexpr size_t slots_per_batch = 16;
alignas(stack_first_bytes) constinit char first_arena[first_arena_slots * stack_first_bytes] = {};

struct Pool {
    Lock lock;
    G* free GUARDED_BY(lock);
    size_t arena_bytes GUARDED_BY(lock);
    Atomic<Arena*> arenas; // newest first; written under lock
};
constinit Pool pool = {};

Arena* arena_add() REQUIRES(pool.lock) {
    Arena* arena;
    Arena* newest = pool.arenas.load_relaxed();
    if (!newest) {
        arena = reinterpret_cast<Arena*>(first_arena);
        arena->slots = first_arena_slots;
        pool.arena_bytes = g_arena_bytes_first;
    } else {
        size_t bytes = pool.arena_bytes;
        sys::Result<void*> mapped = sys::pages_map(bytes);
        if (!mapped.ok()) fatal("out of memory");
        if (bytes < g_arena_bytes_max) pool.arena_bytes *= 2;
        else (void)sys::pages_advise(mapped.value(), bytes, sys::madv_hugepage); // a hint: may be refused
        arena = static_cast<Arena*>(mapped.value());
        arena->slots = bytes / stack_first_bytes;
    }
    arena->older = newest;
    arena->used.store_relaxed(1);
    pool.arenas.store_release(arena); // pairs with g_for_each
    return arena;
}

G* slot_g(Arena* arena, size_t index) {
    return reinterpret_cast<G*>(reinterpret_cast<char*>(arena) + (index + 1) * stack_first_bytes - g_record_bytes);
}

void g_make(G* g) {
    uintptr_t high = reinterpret_cast<uintptr_t>(g);
    uintptr_t low = high + g_record_bytes - stack_first_bytes;
    g->first_segment = {nullptr, nullptr, low + stack_guard_bytes, high - low - stack_guard_bytes, high, low};
    g->context.segment = &g->first_segment;
    g->stack_bytes = stack_first_bytes;
    *reinterpret_cast<uint64_t*>(low) = stack_canary;
}

// Fills the M's free list from the shared one, or with new ones.
uint64_t refill(void* with) {
    M* m = static_cast<M*>(with);
    Guard hold(pool.lock, Rank::stack);
    while (pool.free && m->g_free_count < g_cache_max / 2) {
        G* g = pool.free;
        pool.free = g->link;
        g->link = m->g_free;
        m->g_free = g;
        m->g_free_count++;
    }
    if (m->g_free) return 0;
    Arena* arena = pool.arenas.load_relaxed();
    if (!arena || arena->used.load_relaxed() == arena->slots) arena = arena_add();
    size_t from = arena->used.load_relaxed();
    size_t to = from + slots_per_batch < arena->slots ? from + slots_per_batch : arena->slots;
    for (size_t i = to; i-- > from;) {
        G* g = slot_g(arena, i);
        g_make(g);
        g->link = m->g_free;
        m->g_free = g;
        m->g_free_count++;
    }
    arena->used.store_release(to); // pairs with g_for_each
    return 0;
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
    g->link = m->g_free;
    m->g_free = g;
    m->g_free_count++;
}

// The copy of a goroutine's arguments stands above its first frame; where the first segment has not the room, on a second.
struct Block {
    G* g;
    const void* from;
    size_t bytes;
    char* to;
};

constexpr size_t block_bytes_small = 64;

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

} // namespace

void g0_make(M* m, uintptr_t low, uintptr_t high) {
    G* g = &m->g0;
    g->first_segment = {nullptr, nullptr, low + stack_guard_bytes, high - low - stack_guard_bytes, high, low};
    g->context.segment = &g->first_segment;
    g->is_g0 = true;
    g->state.store_relaxed(GState::running);
}

void g_retire(M* m, G* g) {
    stack_release(g);
    if (m->g_free_count >= g_cache_max) spill(m);
    g_put(m, g);
}

G* newproc(void (*fn)(void*), void* arg, const void* block, size_t block_bytes, uintptr_t creator_pc) {
    M* m = current_m();
    if (!m->g_free) rt0_on_system_stack(refill, m);
    G* g = m->g_free;
    m->g_free = g->link;
    m->g_free_count--;
    uintptr_t top = g->first_segment.high;
    if (block_bytes != 0) {
        arg = block_copy(g, block, block_bytes);
        top = reinterpret_cast<uintptr_t>(arg);
    }
    SwitchFrame* frame = reinterpret_cast<SwitchFrame*>(top - sizeof(SwitchFrame));
    frame->r12 = reinterpret_cast<uintptr_t>(arg);
    frame->rbx = reinterpret_cast<uintptr_t>(fn);
    frame->rbp = 0;
    frame->pc = reinterpret_cast<uintptr_t>(rt0_goroutine_entry) + 1; // behind its nop: a walker looks up pc - 1
    g->context.sp = reinterpret_cast<uintptr_t>(frame);
    g->fn = fn;
    g->creator_pc = creator_pc;
    g->goid = multi ? sched.goid_last.fetch_add(1) + 1 : ++sched.goid_last.value;
    m->g_started.store_relaxed(m->g_started.load_relaxed() + 1);
    lock(sched.lock, Rank::sched);
    queue_push(g);
    unlock(sched.lock, Rank::sched);
    queue_help();
    return g;
}

void g_for_each(void (*visit)(G*, void*), void* with) {
    for (Arena* arena = pool.arenas.load_acquire(); arena; arena = arena->older) { // pairs with arena_add
        size_t used = arena->used.load_acquire(); // pairs with refill
        for (size_t i = 1; i < used; i++) {
            G* g = slot_g(arena, i);
            if (g->state.load_relaxed() != GState::dead) visit(g, with);
        }
    }
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

int64_t pd_goid() { return current_g()->goid; }

// Ends the running goroutine. One that stands on its first segment and holds nothing else goes straight to the next.
[[noreturn]] void rt0_up_goexit() {
    M* m = current_m();
    G* g = current_g();
    check(!g->no_park, "a goroutine ends between pd_print_begin and pd_print_end, or with a lock held");
    g->state.store_relaxed(GState::moribund);
    bool holds_more = g->first_segment.newer || g->dynamic;
    if (!holds_more) check(*reinterpret_cast<uint64_t*>(g->first_segment.low) == stack_canary,
                           "a goroutine's first segment was overrun");
    if (!holds_more && m->g_free_count < g_cache_max) {
        G* next = pick(m);
        g_put(m, g);
        if (next) rt0_switch(&g->context, &next->context, nullptr);
        else rt0_switch_to_g0(&g->context, &m->g0.context, nullptr);
    } else {
        m->moribund = g;
        rt0_switch_to_g0(&g->context, &m->g0.context, nullptr);
    }
    __builtin_trap();
}

void pd_goexit() {
    G* g = current_g();
    if (g->is_g0) fatal("pd_goexit: no goroutine runs");
    if (g->goid == sched.main_goid) sched.main_goexit = true;
    rt0_up_goexit();
}
}

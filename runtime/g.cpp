// g.cpp -- the records of goroutines: where they lie, how one is laid out, and the list of all.
//
// A walk over main's record and the arenas is the list of all goroutines; no list is kept up on the way. A program that
// never starts a goroutine has main's only, and neither newproc.cpp nor the scheduler is linked into it.

#include "runtime/g.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/m.h"
#include "runtime/sched.h"

namespace predawn {

constinit Atomic<GArena*> g_arenas = {};

namespace {
[[gnu::section(".bss.first")]] alignas(stack_first_bytes) constinit char main_slot[stack_first_bytes] = {};
}

G* g_main() { return reinterpret_cast<G*>(main_slot + stack_first_bytes - g_record_bytes); }

G* g_in_slot(GArena* arena, size_t index) {
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

void g0_make(M* m, uintptr_t low, uintptr_t high) {
    G* g = &m->g0;
    g->first_segment = {nullptr, nullptr, low + stack_guard_bytes, high - low - stack_guard_bytes, high, low};
    g->context.segment = &g->first_segment;
    g->is_g0 = true;
    g->state.store_relaxed(GState::running);
}

void g_for_each(void (*visit)(G*, void*), void* with) {
    if (g_main()->state.load_relaxed() != GState::dead) visit(g_main(), with);
    for (GArena* arena = g_arenas.load_acquire(); arena; arena = arena->older) { // pairs with arena_add
        size_t used = arena->used.load_acquire(); // pairs with refill
        for (size_t i = 1; i < used; i++) {
            G* g = g_in_slot(arena, i);
            if (g->state.load_relaxed() != GState::dead) visit(g, with);
        }
    }
}

} // namespace predawn

using namespace predawn;

extern "C" int64_t pd_goid() { return current_g()->goid; }

// g.cpp -- the records of goroutines: where main's lies, and how one is laid out.
//
// A walk over main's record and the arenas is the list of all goroutines; no list is kept up on the way. A program that
// never starts a goroutine has main's only: newproc.cpp, the scheduler and others.cpp are not linked into it.

#include "runtime/g.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/m.h"
#include "runtime/sched.h"

namespace predawn {

[[gnu::section(".bss.first")]] alignas(stack_first_bytes) constinit char g_main_slot[stack_first_bytes] = {};

namespace {

void first_segment_make(G* g, uintptr_t low, uintptr_t high) {
    g->first_segment = {nullptr, nullptr, low + stack_guard_bytes, high - low - stack_guard_bytes, high, low};
    g->context.segment = &g->first_segment;
}

} // namespace

void g_make(G* g) {
    uintptr_t high = reinterpret_cast<uintptr_t>(g);
    uintptr_t low = high + g_record_bytes - stack_first_bytes;
    first_segment_make(g, low, high);
    g->stack_bytes = stack_first_bytes;
    *reinterpret_cast<uint64_t*>(low) = stack_canary;
}

void g0_make(M* m, uintptr_t low, uintptr_t high) {
    G* g = &m->g0;
    first_segment_make(g, low, high);
    g->is_g0 = true;
    g->state.store_relaxed(GState::running);
}

} // namespace predawn

// traceback.cpp -- goroutines, and frames without names.

#include "runtime/traceback.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/others.h"
#include "runtime/sched.h"

namespace predawn {
namespace {

// By frame pointers, as addresses: a program that is linked without names has no rows to walk by either.
[[gnu::cold]] void put_addresses(Tracer& t, Walk& w) {
    int count = 0;
    do {
        put_form(t.out, "\tpc=\2\n", w.r[dwarf_rip]);
    } while (++count < trace_frames_max && walk_by_frame_pointer(w));
    if (count == trace_frames_max) put(t.out, "...\n");
}

} // namespace

[[gnu::cold]] void trace_goroutine(Tracer& t, const G* g, const char* state, Walk* from, const char* remark) {
    bool system = g->is_g0 && !sched.predawn;
    put_form(t.out, "goroutine \1 [\3]:\n", static_cast<uint64_t>(g->goid), form_text(system ? "idle" : state));
    if (from) {
        if (put_frames) put_frames(t, *from, system);
        else put_addresses(t, *from);
    }
    put(t.out, remark);
    if (others_linked() && g->creator_pc) put_creator(t, g->creator_pc);
}

} // namespace predawn

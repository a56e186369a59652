// raise.cpp -- an exception as gccgo's code knows it: frames are left, one after the other, up to a landing pad.
//
// There is one pass, and no exception object: only a recover raises, and the frame it is for is known to have a landing
// pad. Frames in between may have their own; these ask (checkdefer), are told no, and raise again.
//
// Where a table is damaged, a landing pad may be followed by itself for ever: so it is counted how often the same frame
// is entered. The record of the call that has recovered has two words that nobody needs any more: for that frame, and
// the count.
//
// The walk is the tracebacks', on the g0's stack. It starts from registers that are noted here, and what it finds is
// put in their place: rt0_defer_again then goes on there, and sees to the segments of the stack.
#include "runtime/gccgo/raise.h"

#include "rt0/machine.h"
#include "runtime/defer.h"
#include "runtime/g.h"
#include "runtime/gccgo/frame_note.h"
#include "runtime/limits.h"
#include "runtime/panic.h"
#include "runtime/unwind.h"

namespace predawn::gccgo {
namespace {

// Below the frame that goes on runs what gives back the stack of the others, and reads the note: so that lies further
// down.
constexpr size_t clear_bytes = guard_runtime_bytes;
constexpr uintptr_t raise_bytes = sizeof(DeferFrame) + clear_bytes + guard_runtime_bytes;

constexpr uint64_t landings_max = 1000; // in a frame; it may have a landing pad or two for each function inlined there

// Whether the frame is entered too often for this recover.
bool is_entered_too_often(const G* g, uintptr_t sp) {
    Deferred* d = g->defers;
    check(d && !d->fn, "a frame has been left without a recover");
    if (d->arg != reinterpret_cast<void*>(sp)) d->no_park = 0;
    d->arg = reinterpret_cast<void*>(sp);
    return ++d->no_park > landings_max;
}

const Segment* segment_of(const G* g, uintptr_t sp) {
    const Segment* s = g->context.segment;
    while (s && sp - s->low > s->high - s->low) s = s->older;
    return s;
}

uint64_t find_landing_pad(void* with) {
    DeferFrame& at = *static_cast<DeferFrame*>(with);
    const G* g = current_g();
    Walk w;
    FrameNote spare;
    const FrameNote* note = walk_begin_noted(w, g, at) ? leave_frames(w, spare) : nullptr;
    check(note != nullptr, "a recover has found no frame to go on in");
    at.rbx = w.r[dwarf_rbx];
    at.rbp = w.r[dwarf_rbp];
    for (int i = 0; i < 4; i++) (&at.r12)[i] = w.r[12 + i];
    at.sp = w.r[dwarf_rsp] + note->row.args_bytes;
    at.pc = note->landing_pad;
    check(!is_entered_too_often(g, at.sp), "a recover always comes back to the same frame");
    at.segment = const_cast<Segment*>(segment_of(g, at.sp));
    check(at.segment != nullptr, "a recover leads to no stack of the goroutine");
    return 0;
}

[[gnu::noinline]] void raise_here(void*) {
    alignas(16) char note[sizeof(DeferFrame) + clear_bytes];
    DeferFrame* at = reinterpret_cast<DeferFrame*>(note);
    if (rt0_defer_enter(at)) __builtin_unreachable(); // it is not here that it goes on
    rt0_on_system_stack(find_landing_pad, at);
    rt0_defer_again(at);
}

} // namespace

void raise() {
    rt0_call_with_room(raise_here, nullptr, raise_bytes);
    __builtin_unreachable();
}

} // namespace predawn::gccgo

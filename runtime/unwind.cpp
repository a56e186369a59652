// unwind.cpp -- where a Walk begins, the pieces of stack it passes, and its steps by frame pointers.

#include "runtime/unwind.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/m.h"
#include "sys/image.h"

namespace predawn {

// Makes the segment that holds sp the current one. Those that were passed do not come again.
[[gnu::cold]] bool walk_reach(Walk& w, uintptr_t sp) {
    while (sp < w.low || sp > w.high) {
        const Segment* segment = w.next;
        if (!segment) return false;
        w.low = segment->low;
        w.high = segment->high;
        w.next = segment->older;
    }
    return true;
}

[[gnu::cold]] const uint64_t* walk_word(const Walk& w, uintptr_t at, size_t bytes) {
    if (at < w.low || w.high - at < bytes || at > w.high || at % 8 != 0) return nullptr;
    return reinterpret_cast<const uint64_t*>(at);
}

// A call instruction ends here, so that a return address may point here: e8 and four bytes, or ff /2 and up to five.
[[gnu::cold]] bool walk_behind_call(uintptr_t pc) {
    const auto* at = reinterpret_cast<const uint8_t*>(pc);
    if (at[-5] == 0xe8) return true;
    for (int i = 2; i <= 7; i++) {
        if (at[-i] == 0xff && (at[1 - i] >> 3 & 7) == 2) return true;
    }
    return false;
}

namespace {

// Begins at this rsp, which must be on g's stack.
[[gnu::cold]] bool begin(Walk& w, const G* g, uintptr_t sp) {
    w.low = 1;
    w.high = 0;
    w.next = g->context.segment;
    if (w.next->newer) w.next = w.next->newer; // it may be leaving that one
    return walk_reach(w, sp);
}

// Out of a function that has saved rbp there.
[[gnu::cold, gnu::noinline]] bool to_caller(Walk& w, uintptr_t frame) {
    const uint64_t* words = walk_word(w, frame, 16);
    if (!words) return false;
    w.r[dwarf_rbp] = words[0];
    w.r[dwarf_rip] = words[1];
    w.r[dwarf_rsp] = frame + 16;
    return true;
}

} // namespace

[[gnu::cold]] bool walk_begin_caller(Walk& w, const G* g, uintptr_t frame) {
    w = {};
    return begin(w, g, frame) && to_caller(w, frame);
}

[[gnu::cold]] bool walk_begin_signal(Walk& w, const Tcb* tcb, const G* g, const sys::SigContext& at) {
    w.interrupted = &at;
    w.r[dwarf_rip] = at.rip;
    w.r[dwarf_rbp] = at.rbp;
    w.r[dwarf_rsp] = at.rsp;
    w.exact = true;
    return begin(w, g, at.rsp) || (tcb->system_caller && walk_begin_caller(w, g, tcb->system_caller));
}

[[gnu::cold]] bool walk_begin_parked(Walk& w, const G* g) {
    uintptr_t sp = g->context.sp;
    w = {};
    if (!begin(w, g, sp)) return false;
    const auto* frame = reinterpret_cast<const SwitchFrame*>(walk_word(w, sp, sizeof(SwitchFrame)));
    if (!frame) return false;
    for (int i = 0; i < 4; i++) w.r[15 - i] = (&frame->r15)[i];
    w.r[dwarf_rbx] = frame->rbx;
    w.r[dwarf_rbp] = frame->rbp;
    w.r[dwarf_rsp] = sp + sizeof(SwitchFrame);
    w.r[dwarf_rip] = frame->pc;
    return true;
}

[[gnu::cold]] bool walk_begin_noted(Walk& w, const G* g, const DeferFrame& at) {
    w = {};
    w.r[dwarf_rbx] = at.rbx;
    w.r[dwarf_rbp] = at.rbp;
    w.r[dwarf_rsp] = at.sp;
    w.r[dwarf_rip] = at.pc;
    for (int i = 0; i < 4; i++) w.r[12 + i] = (&at.r12)[i];
    return begin(w, g, at.sp);
}

[[gnu::cold, gnu::weak]] bool walk_by_frame_pointer(Walk& w) {
    uintptr_t frame = w.r[dwarf_rbp], low = w.low;
    if (!walk_reach(w, frame) || (low == w.low && frame < w.r[dwarf_rsp])) return false;
    w.exact = false;
    if (!to_caller(w, frame)) return false;
    if (w.r[dwarf_rip] == reinterpret_cast<uintptr_t>(rt0_morestack_returned)) {
        // Into the older segment. The function that did not fit there has no frame of its own yet.
        if (!walk_reach(w, w.r[dwarf_rbp]) || !to_caller(w, w.r[dwarf_rbp])) return false;
        const uint64_t* word = walk_word(w, w.r[dwarf_rsp]);
        if (!word) return false;
        w.r[dwarf_rip] = *word;
    }
    return sys::image_has_code(w.r[dwarf_rip]) && walk_behind_call(w.r[dwarf_rip]);
}

} // namespace predawn

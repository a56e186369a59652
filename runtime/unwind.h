// unwind.h -- Walk: from a frame to its caller, by the tables in .eh_frame, or by frame pointers where there are none.
//
// Compilers and frame.inc describe, for every instruction, where the caller's registers are. A step takes the row of
// the frame's pc, computes the caller's stack pointer (the CFA) and reads the saved registers. That is walk_rows.cpp,
// which a program linked without symbols does not have: its steps go by frame pointers.
//
// A broken stack ends the walk and nothing else: only memory of the stacks that the walk was given is read, the CFA
// must grow within a piece of stack, and the pieces are passed in one direction (signal stack, g0's stack, the
// goroutine's segments from the newest to the oldest). So every walk ends, too.
#pragma once

#include "rt0/layout.h"
#include "runtime/frame_row.h"
#include "sys/linux.h"

namespace predawn {

struct Walk {
    uint64_t r[dwarf_registers]; // the frame's
    bool exact;                  // rip is what comes next there; otherwise it is a return address
    bool known;                  // by walk_step
    uintptr_t low, high;         // the segment that the frame lies in
    const Segment* next;         // the one that comes after it
    const sys::SigContext* interrupted; // where all registers of the first frame are; null: `r` has them
};

// Begins where a signal interrupted an M that runs `g`; where a parked goroutine will go on; at the caller of a frame
// that has saved rbp, [frame] the caller's rbp and [frame + 8] the return address. False: that is not on g's stack.
bool walk_begin_signal(Walk& w, const Tcb* tcb, const G* g, const sys::SigContext& at);
bool walk_begin_parked(Walk& w, const G* g);
bool walk_begin_caller(Walk& w, const G* g, uintptr_t frame);

// The same where pd_defer_enter has noted the registers.
bool walk_begin_noted(Walk& w, const G* g, const DeferFrame& at);

// To the caller. False: there is none, or the stack is broken; `known` tells whether this frame's function was known.
bool walk_step(Walk& w);

// The same, for a walk from noted registers, where it is known already what frame_row_find says of walk_lookup_pc.
bool walk_step_by(Walk& w, const FrameRow& row, bool has_row);

// The same by the frame pointer, for programs without rows. A function that has none is left out. (Weak: that of
// walk_rows.cpp, which is never called, replaces it, so that a program with rows does not have it.)
bool walk_by_frame_pointer(Walk& w) __asm__("__predawn_by_frame_pointer");

// Makes the piece of stack that holds this stack pointer the current one. False: none of those to come does.
bool walk_reach(Walk& w, uintptr_t sp);

// The words in memory there, of so many bytes; null: that is not in the current piece.
const uint64_t* walk_word(const Walk& w, uintptr_t at, size_t bytes = 8);

// A call instruction ends at this address of code, so that a return address may point here.
bool walk_behind_call(uintptr_t pc);

// The pc to look up for this frame: a return address may lie behind the function that called.
inline uintptr_t walk_lookup_pc(const Walk& w) { return w.r[dwarf_rip] - !w.exact; }

} // namespace predawn

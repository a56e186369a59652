// frame_note.h -- FrameNote: what a recover has found out about one return address, kept for the next one.
//
// Nearly every frame is left in the same plain way: each of the registers that a function keeps is where it was, or in
// a word below the CFA. So the note has these words' numbers, on one line of the cache, and such a step takes a few
// instructions; the row is for the others.
#pragma once

#include "rt0/atomic.h"
#include "runtime/frame_row.h"
#include "runtime/unwind.h"

namespace predawn::gccgo {

// rbx rbp r12-r15, which are all that a function keeps.
constexpr int kept_registers = 6;

constexpr uint8_t still_in_register = 1; // no number of words, since the return address is there

struct alignas(64) FrameNote {
    Atomic<uintptr_t> pc; // 0: free; 1: being written; written last, with release
    uintptr_t landing_pad; // 0: the frame is left
    uint64_t cfa_bytes;   // where is_plain, as the next three: the row's cfa_value
    uint8_t cfa_register;
    uint8_t below_words;  // the most of the next
    uint8_t words[kept_registers]; // the caller's value is so many words below the CFA
    bool is_plain;
    bool has_row;
    FrameRow row;
};

// Leaves frames, up to one that has a landing pad for where it stands, and returns its note: `spare`, where that cannot
// be kept. Null: there is none.
const FrameNote* leave_frames(Walk& w, FrameNote& spare);

} // namespace predawn::gccgo

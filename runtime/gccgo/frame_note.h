// frame_note.h -- FrameNote: what a recover has found out about one return address, kept for the next one.
#pragma once

#include "rt0/atomic.h"
#include "runtime/frame_row.h"

namespace predawn::gccgo {

struct FrameNote {
    Atomic<uintptr_t> pc; // 0: free; 1: being written; written last, with release
    uintptr_t landing_pad; // 0: the frame is left
    bool has_row;
    FrameRow row;
};

// What there is to know about this pc. It is made in `spare`, and stands there, where it cannot be kept.
const FrameNote& frame_note(uintptr_t pc, FrameNote& spare);

} // namespace predawn::gccgo

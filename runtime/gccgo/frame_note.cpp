// frame_note.cpp -- the notes about frames: a table for all Ms, in which an entry once made stays as it is.
//
// A program recovers in few places, through the same frames again and again, and tables of unwinding are slow to read:
// some 3,000 instructions a frame. They never change, so a note holds for ever, and needs no lock: who swaps a free
// entry's pc from 0 has it, and everybody else reads it when its pc is there.
#include "runtime/gccgo/frame_note.h"

#include "runtime/gccgo/lsda.h"

namespace predawn::gccgo {
namespace {

constexpr uintptr_t being_written = 1; // no pc, since no code lies there
constexpr size_t notes_max = 128, tries_max = 4;
static_assert((notes_max & (notes_max - 1)) == 0, "an index is some bits of a hash");

constinit FrameNote notes[notes_max] = {};

void make(FrameNote& note, uintptr_t pc) {
    note.has_row = frame_row_find(pc, note.row);
    note.landing_pad = landing_pad_of(pc);
}

} // namespace

const FrameNote& frame_note(uintptr_t pc, FrameNote& spare) {
    for (size_t i = 0; i < tries_max; i++) {
        FrameNote& note = notes[((pc * 0x9e3779b1 >> 16) + i) & (notes_max - 1)];
        uintptr_t found = note.pc.load_acquire(); // pairs with the release below
        if (found == pc) return note;
        if (found != 0 || !note.pc.compare_exchange(0, being_written)) continue;
        make(note, pc);
        note.pc.store_release(pc); // pairs with the acquire above
        return note;
    }
    make(spare, pc);
    return spare;
}

} // namespace predawn::gccgo

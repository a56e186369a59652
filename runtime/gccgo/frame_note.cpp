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

// DWARF's numbers of the registers that are kept, in the order of `words`.
constexpr uint8_t register_of[kept_registers] = {dwarf_rbx, dwarf_rbp, 12, 13, 14, 15};

// Whether the row says of this register what it says of each in a plain frame; if so, in how many words below the CFA.
bool is_kept_plainly(const FrameRow& row, int number, uint8_t& words) {
    words = still_in_register;
    if (row.rules[number] == 0) return true;
    uint64_t below = -row.values[number];
    if (row.rules[number] != (rule_cfa | rule_saved) || below % 8 != 0 || below / 8 - 1 >= UINT8_MAX) return false;
    words = static_cast<uint8_t>(below / 8);
    return true;
}

// Takes what the row says into the plain form. False: it says more.
bool make_plain(FrameNote& note) {
    const FrameRow& row = note.row;
    uint8_t rip_words = 0;
    note.below_words = 1;
    for (int i = 0; i < kept_registers; i++) {
        if (!is_kept_plainly(row, register_of[i], note.words[i])) return false;
        if (note.words[i] > note.below_words) note.below_words = note.words[i];
    }
    note.cfa_register = row.cfa_register;
    note.cfa_bytes = row.cfa_value;
    return row.cfa_register < dwarf_registers && row.rules[dwarf_rsp] == rule_cfa && row.values[dwarf_rsp] == 0 &&
           row.rules[dwarf_rip] != 0 && is_kept_plainly(row, dwarf_rip, rip_words) && rip_words == 1;
}

void make(FrameNote& note, uintptr_t pc) {
    note.has_row = frame_row_find(pc, note.row);
    note.landing_pad = landing_pad_of(pc);
    note.is_plain = note.has_row && walk_behind_call(pc + 1) && make_plain(note);
}

// Not what says in a note that it is free, or being written: a null function has been called.
bool is_an_address(uintptr_t pc) { return pc > being_written; }

FrameNote& place_of(uintptr_t pc, size_t i) { return notes[((pc * 0x9e3779b1 >> 16) + i) & (notes_max - 1)]; }

// What there is to know about this pc. It is made in `spare`, and stands there, where it cannot be kept.
[[gnu::noinline]] const FrameNote& find_or_make(uintptr_t pc, FrameNote& spare) {
    for (size_t i = 0; is_an_address(pc) && i < tries_max; i++) {
        FrameNote& note = place_of(pc, i);
        uintptr_t found = note.pc.load_acquire(); // pairs with the release below
        if (found == pc) return note;
        if (found != 0 || !note.pc.compare_exchange(0, being_written)) continue;
        make(note, pc);
        note.pc.store_release(pc); // pairs with the acquires above and below
        return note;
    }
    make(spare, pc);
    return spare;
}

inline const FrameNote& frame_note(uintptr_t pc, FrameNote& spare) {
    const FrameNote& first = place_of(pc, 0);
    return first.pc.load_acquire() == pc && is_an_address(pc) ? first : find_or_make(pc, spare);
}

// Without a branch, which would be taken now in this frame and not in that.
template <int I>
inline void take_back(uint64_t* r, const uint64_t* top, const FrameNote& note) {
    size_t words = note.words[I];
    uint64_t kept = r[register_of[I]], saved = *(top - words);
    r[register_of[I]] = words == still_in_register ? kept : saved;
}

// walk_step_by for the frame that this is the note of.
inline bool leave(Walk& w, const FrameNote& note) {
    if (!note.is_plain) return walk_step_by(w, note.row, note.has_row);
    uint64_t* r = w.r;
    uintptr_t sp = r[dwarf_rsp], cfa = r[note.cfa_register] + note.cfa_bytes, low = w.low;
    if ((cfa < low || cfa > w.high) && !walk_reach(w, cfa)) return false;
    if ((low == w.low && cfa <= sp) || cfa % 8 != 0 || (cfa - w.low) / 8 < note.below_words) return false;
    const uint64_t* top = reinterpret_cast<const uint64_t*>(cfa);
    take_back<0>(r, top, note);
    take_back<1>(r, top, note);
    take_back<2>(r, top, note);
    take_back<3>(r, top, note);
    take_back<4>(r, top, note);
    take_back<5>(r, top, note);
    r[dwarf_rip] = top[-1];
    r[dwarf_rsp] = cfa;
    w.exact = false;
    w.known = true;
    return r[dwarf_rip] != 0;
}

} // namespace

const FrameNote* leave_frames(Walk& w, FrameNote& spare) {
    for (;;) {
        const FrameNote& note = frame_note(walk_lookup_pc(w), spare);
        if (note.landing_pad != 0) return note.has_row ? &note : nullptr;
        if (!leave(w, note)) return nullptr;
    }
}

} // namespace predawn::gccgo

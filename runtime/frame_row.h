// frame_row.h -- FrameRow: what .eh_frame says about one pc.
#pragma once

#include <stdint.h>

#include "runtime/cursor.h"
#include "sys/image.h"

namespace predawn {

// DWARF's numbers: rax rdx rcx rbx rsi rdi rbp rsp r8-r15 rip. The last stands for all registers that are not of
// interest.
constexpr int dwarf_rbx = 3, dwarf_rbp = 6, dwarf_rsp = 7, dwarf_rip = 16, dwarf_registers = 17;

// Where the caller's value of a register is; a sum of these. 0: still there.
enum Rule : uint8_t {
    rule_undefined = 1,  // nowhere; of rip: this frame has no caller
    rule_register = 2,   // in the register with that number
    rule_cfa = 4,        // CFA + value
    rule_expression = 8, // what the expression at that address gives
    rule_saved = 16,     // the last two: not this, but the word in memory there
};

struct FrameRow {
    uint64_t cfa_value;
    uint64_t values[dwarf_registers + 1];
    uint8_t rules[dwarf_registers + 1]; // what they mean
    uint8_t cfa_register;               // the CFA is this register + cfa_value
    uint64_t args_bytes;                // pushed as arguments, which a handler of exceptions does not want
};
constexpr uint8_t cfa_by_expression = dwarf_registers + 1; // in cfa_register: cfa_value is an expression's address

// The row for this pc. False: no function is known there, or its record is of an unknown kind; where none begins at or
// below pc, the row is that of a function that has just been called.
bool frame_row_find(uintptr_t pc, FrameRow& row);

// Reads from this address on, which lies in the program's tables; nothing, if it does not.
void frame_tables(Cursor& from, uintptr_t address);

// The function's record (FDE), whose first address lies at `start` behind the header of the table. Null: none begins at
// or below pc; the one that does may end before it.
struct FrameEntry {
    int32_t start, record;
};
struct FrameFound {
    const uint8_t* header;
    const FrameEntry* entry;
};
inline FrameFound frame_entry_find(uintptr_t pc) {
    const sys::ElfProgramHeader* segment = sys::image_segment(sys::pt_gnu_eh_frame);
    if (!segment || !sys::image_has_code(pc)) return {nullptr, nullptr};
    const uint8_t* header = reinterpret_cast<const uint8_t*>(sys::image_bias() + segment->address);
    const auto* words = reinterpret_cast<const int32_t*>(header);
    if (words[0] != 0x3b031b01) return {nullptr, nullptr}; // version 1; pc-relative, 4 bytes, relative to the header
    int64_t wanted = static_cast<int64_t>(pc - reinterpret_cast<uintptr_t>(header)); // as the table counts
    // The last function that begins at or below pc: the count of those that do so is searched for.
    const auto* table = reinterpret_cast<const FrameEntry*>(words + 3);
    uint32_t low = 0, high = static_cast<uint32_t>(words[2]);
    if (high > (segment->file_bytes - 12) / sizeof(FrameEntry)) return {nullptr, nullptr};
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (table[middle].start <= wanted) low = middle + 1;
        else high = middle;
    }
    return {header, low == 0 ? nullptr : &table[low - 1]};
}

} // namespace predawn

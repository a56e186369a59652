// frame_row.h -- FrameRow: what .eh_frame says about one pc.
#pragma once

#include <stdint.h>

namespace predawn {

// DWARF's numbers: rax rdx rcx rbx rsi rdi rbp rsp r8-r15 rip.
constexpr int dwarf_rbx = 3, dwarf_rbp = 6, dwarf_rsp = 7, dwarf_rip = 16, dwarf_registers = 17;

// Where the caller's value of a register is; `value` belongs to it.
enum class Rule : uint8_t {
    same,          // still there
    at_cfa,        // saved at CFA + value
    cfa_plus,      // is CFA + value
    in_register,   // is in register number value
    at_expression, // saved where the expression at address value says
    is_expression, // is what that expression says
    undefined,     // nowhere; of rip: this frame has no caller
};

struct RegisterRule {
    uint64_t value;
    Rule rule;
};

struct FrameRow {
    uint64_t cfa_register;         // the CFA is this register
    uint64_t cfa_offset;           // plus this,
    const uint8_t* cfa_expression; // or if not null what this says
    RegisterRule rules[dwarf_registers + 1]; // the last stands for all registers that are not of interest
};

// The row for this pc. False: no function is known there, or its record is of an unknown kind.
bool frame_row_find(uintptr_t pc, FrameRow& row);

// A LEB128 number, `at` moves behind it.
uint64_t leb(const uint8_t*& at, bool is_signed);

// A little-endian number of 1, 2, 4 or 8 bytes, `at` moves behind it.
uint64_t fixed(const uint8_t*& at, int bytes, bool is_signed);

} // namespace predawn

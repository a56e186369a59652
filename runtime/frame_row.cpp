// frame_row.cpp -- finds a function's record in .eh_frame and runs it up to a pc.
//
// .eh_frame_hdr, which the linker makes, has a sorted table from functions to records (FDE); each names a CIE that is
// common to many. Both hold instructions that change a row; those of the CIE make the first one.
// Formats: DWARF 4, 6.4.2 and 7.23; the Linux Standard Base, 10.6.

#include "runtime/frame_row.h"

#include "predawn.h"
#include "sys/image.h"

namespace predawn {

[[gnu::cold]] uint64_t leb(const uint8_t*& at, bool is_signed) {
    uint64_t value = 0;
    unsigned shift = 0;
    uint8_t byte;
    do {
        byte = *at++;
        if (shift < 64) value |= uint64_t{byte & 0x7fu} << shift;
        shift += 7;
    } while (byte & 0x80);
    if (is_signed && (byte & 0x40) && shift < 64) value |= -uint64_t{1} << shift;
    return value;
}

[[gnu::cold]] uint64_t fixed(const uint8_t*& at, int bytes, bool is_signed) {
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++) value |= uint64_t{*at++} << (8 * i);
    int unused = 64 - 8 * bytes;
    if (is_signed) return static_cast<uint64_t>(static_cast<int64_t>(value << unused) >> unused);
    return value;
}

namespace {

constexpr uint8_t pointer_signed = 0x08, pointer_four_bytes = 3, pointer_pc_relative = 0x10, pointer_indirect = 0x80;

// What a CIE says about its functions.
struct Common {
    uint64_t code_align;
    uint64_t data_align;
    uint8_t pointer; // how the functions' addresses are written
    bool augmented;
    const uint8_t* begin; // of the instructions
    const uint8_t* end;
};

// A pointer as the CIE says: 4 or 8 bytes, signed or not.
[[gnu::cold]] uint64_t pointer_read(const uint8_t*& at, uint8_t encoding) {
    return fixed(at, (encoding & 7) == pointer_four_bytes ? 4 : 8, encoding & pointer_signed);
}

[[gnu::cold]] bool common_read(const uint8_t* at, Common& c) {
    uint64_t bytes = fixed(at, 4, false);
    c.end = at + bytes;
    at += 4; // the mark of a CIE
    uint8_t version = *at++;
    const uint8_t* letter = at;
    while (*at++ != 0) {}
    c.code_align = leb(at, false);
    c.data_align = leb(at, true);
    uint64_t return_address = version == 1 ? *at++ : leb(at, false);
    c.pointer = 0;
    c.augmented = *letter == 'z';
    c.begin = at;
    if (c.augmented) {
        uint64_t skipped = leb(at, false);
        c.begin = at + skipped;
        while (*++letter != 0) {
            uint8_t encoding = *at++;
            if (*letter == 'R') c.pointer = encoding;
            else if (*letter == 'P') (void)pointer_read(at, encoding);
            else if (*letter == 'S') at--; // a signal frame has no data
            else if (*letter != 'L') return false;
        }
    }
    return return_address == dwarf_rip && version <= 4;
}

// What an instruction is: the operands it has, what it does with them.
enum Operands : uint8_t { none = 0, first = 1, second = 2, block = 4, is_signed = 8, is_scaled = 16 };
enum class Action : uint8_t { unknown, nothing, advance, set, restore, remember, recall, cfa_register, cfa_offset, cfa,
                              cfa_expression };
struct Instruction {
    uint8_t operands;
    Action action;
    Rule rule;
};

constexpr Instruction instructions[] = {
    {none, Action::nothing, Rule::same},
    {none, Action::unknown, Rule::same}, // set_loc: no compiler writes it here
    {none, Action::advance, Rule::same},
    {none, Action::advance, Rule::same},
    {none, Action::advance, Rule::same},
    {first | second | is_scaled, Action::set, Rule::at_cfa}, // 5: offset_extended
    {first, Action::restore, Rule::same},
    {first, Action::set, Rule::undefined},
    {first, Action::set, Rule::same},
    {first | second, Action::set, Rule::in_register},
    {none, Action::remember, Rule::same},
    {none, Action::recall, Rule::same},
    {first | second, Action::cfa, Rule::same}, // 12: def_cfa
    {first, Action::cfa_register, Rule::same},
    {second, Action::cfa_offset, Rule::same},
    {block, Action::cfa_expression, Rule::same},
    {first | block, Action::set, Rule::at_expression},                   // 16: expression
    {first | second | is_signed | is_scaled, Action::set, Rule::at_cfa}, // the signed forms
    {first | second | is_signed | is_scaled, Action::cfa, Rule::same},
    {second | is_signed | is_scaled, Action::cfa_offset, Rule::same},
    {first | second | is_scaled, Action::set, Rule::cfa_plus}, // 20: val_offset
    {first | second | is_signed | is_scaled, Action::set, Rule::cfa_plus},
    {first | block, Action::set, Rule::is_expression},
    {first, Action::nothing, Rule::same}, // 23: stands for 0x2e, GNU_args_size
};
constexpr unsigned op_offset = 5, op_restore = 6, op_known = 23, op_args_size = 0x2e;

// Runs instructions whose first row is for `at`, until the row for pc. `initial` is what the CIE made.
[[gnu::cold]] bool run(const Common& c, const uint8_t* p, const uint8_t* end, uintptr_t at, uintptr_t pc, FrameRow& row,
                       const FrameRow& initial) {
    constexpr int depth_max = 4;
    FrameRow remembered[depth_max];
    int depth = 0;
    while (p < end && at <= pc) {
        unsigned op = *p++;
        uint64_t number = op & 0x3f, value = 0;
        uint8_t given = 0; // operands in the byte itself
        if (op >= 0x40) {
            given = first;
            if (op < 0x80) {
                at += number * c.code_align;
                continue;
            }
            op = op < 0xc0 ? op_offset : op_restore;
        }
        if (op == op_args_size) op = op_known;
        if (op > op_known) return false;
        const Instruction& i = instructions[op];
        unsigned operands = i.operands & ~given;
        if (operands & first) number = leb(p, false);
        if (number >= dwarf_registers) number = dwarf_registers; // a vector register: nobody asks for it
        if (operands & second) value = leb(p, operands & is_signed);
        if (operands & is_scaled) value *= c.data_align;
        if (operands & block) {
            value = reinterpret_cast<uintptr_t>(p);
            uint64_t bytes = leb(p, false);
            p += bytes;
        }
        switch (i.action) {
        case Action::nothing: break;
        case Action::unknown: return false;
        case Action::advance: at += fixed(p, 1 << (op - 2), false) * c.code_align; break;
        case Action::set: row.rules[number] = {value, i.rule}; break;
        case Action::restore: row.rules[number] = initial.rules[number]; break;
        case Action::remember:
            if (depth == depth_max) return false;
            remembered[depth++] = row;
            break;
        case Action::recall:
            if (depth == 0) return false;
            row = remembered[--depth];
            break;
        case Action::cfa: row.cfa_expression = nullptr; [[fallthrough]];
        case Action::cfa_register:
            row.cfa_register = number;
            if (i.action == Action::cfa_register) break;
            [[fallthrough]];
        case Action::cfa_offset: row.cfa_offset = value; break;
        case Action::cfa_expression: row.cfa_expression = reinterpret_cast<const uint8_t*>(value); break;
        }
    }
    return true;
}

// The record of the last function that begins at or below pc, from the linker's table.
[[gnu::cold]] const uint8_t* record_find(uintptr_t pc) {
    const sys::ElfProgramHeader* segment = sys::image_segment(sys::pt_gnu_eh_frame);
    if (!segment) return nullptr;
    const uint8_t* header = reinterpret_cast<const uint8_t*>(sys::image_bias() + segment->address);
    const auto* words = reinterpret_cast<const int32_t*>(header);
    if (words[0] != 0x3b031b01) return nullptr; // version 1; pc-relative, 4 bytes, table relative to the header
    const int32_t* table = words + 3;
    int64_t offset = static_cast<int64_t>(pc - reinterpret_cast<uintptr_t>(header));
    uint32_t low = 0, high = static_cast<uint32_t>(words[2]); // [low, high) may hold the first that begins above pc
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (table[2 * middle] <= offset) low = middle + 1;
        else high = middle;
    }
    return low == 0 ? nullptr : header + table[2 * low - 1];
}

} // namespace

[[gnu::cold]] bool frame_row_find(uintptr_t pc, FrameRow& row) {
    const uint8_t* at = record_find(pc);
    if (!at) return false;
    uint64_t bytes = fixed(at, 4, false);
    const uint8_t* end = at + bytes;
    const uint8_t* common_at = at;
    common_at -= fixed(at, 4, false);
    Common c;
    if (!common_read(common_at, c) || c.pointer & pointer_indirect) return false;
    uintptr_t relative_to = c.pointer & pointer_pc_relative ? reinterpret_cast<uintptr_t>(at) : 0;
    uintptr_t start = relative_to + pointer_read(at, c.pointer);
    if (pc - start >= pointer_read(at, c.pointer & 7)) return false;
    if (c.augmented) {
        uint64_t skipped = leb(at, false);
        at += skipped;
    }
    row = {};
    if (!run(c, c.begin, c.end, 0, 0, row, row)) return false;
    FrameRow initial = row;
    return run(c, at, end, start, pc, row, initial);
}

} // namespace predawn

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
        value |= uint64_t{byte & 0x7fu} << shift;
        shift += 7;
    } while (byte & 0x80);
    return is_signed && (byte & 0x40) ? value | -uint64_t{1} << shift : value;
}

namespace {

// The four bytes there, unsigned: the length of a record, the distance to its CIE.
[[gnu::cold]] uint32_t word_at(const uint8_t* at) {
    uint32_t word;
    __builtin_memcpy(&word, at, sizeof word);
    return word;
}

// A little-endian number of up to 8 bytes, `at` moves behind it.
[[gnu::cold]] uint64_t fixed(const uint8_t*& at, int bytes) {
    uint64_t value = 0;
    at += bytes;
    for (int i = 1; i <= bytes; i++) value = value << 8 | at[-i];
    return value;
}

// What an instruction has: a register, a number (signed, in units of the data alignment), an expression; and whether
// they are for the CFA or, with a rule, for the register.
enum Kind : uint8_t { reg = 1, number = 2, sign = 4, unit = 8, block = 16, cfa = 32, sets = 64 };
struct Instruction {
    uint8_t kind, rule;
};

constexpr Instruction instructions[] = {
    {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0},                // 0: nop, set_loc, advance_loc1, 2, 4
    {sets | reg | number | unit, rule_cfa | rule_saved},   // 5: offset_extended
    {reg, 0},                                              // 6: restore_extended
    {sets | reg, rule_undefined},
    {sets | reg, 0},
    {sets | reg | number, rule_register},
    {0, 0}, {0, 0},                                        // 10: remember_state, restore_state
    {cfa | reg | number, 0},                               // 12: def_cfa
    {cfa | reg, 0},
    {cfa | number, 0},
    {cfa | block, 0},
    {sets | reg | block, rule_expression | rule_saved},             // 16: expression
    {sets | reg | number | sign | unit, rule_cfa | rule_saved},     // the signed forms
    {cfa | reg | number | sign | unit, 0},
    {cfa | number | sign | unit, 0},
    {sets | reg | number | unit, rule_cfa},                         // 20: val_offset
    {sets | reg | number | sign | unit, rule_cfa},
    {sets | reg | block, rule_expression},
    {number, 0},                                           // 23 stands for 0x2e, GNU_args_size
};
constexpr unsigned op_nop = 0, op_advance = 2, op_advance_4 = 4, op_offset = 5, op_restore = 6, op_remember = 10,
                   op_recall = 11, op_nothing = 23, op_args_size = 0x2e;

constexpr int depth_max = 4;

struct Machine {
    uintptr_t pc;         // the one that is looked for
    uintptr_t at;         // where the row begins to hold
    uint64_t code_align;
    uint64_t data_align;
    FrameRow& row;
    FrameRow kept[1 + depth_max]; // the first is the one the CIE made, then those to be recalled
};

// Runs instructions until the row for pc. False: one is not understood.
[[gnu::cold]] bool run(Machine& m, const uint8_t* p, const uint8_t* end) {
    FrameRow& row = m.row;
    FrameRow* kept = m.kept;
    while (p < end && m.at <= m.pc) {
        unsigned op = *p++;
        uint64_t given = op & 0x3f, value = 0;
        if (op >= 0xc0) op = op_restore;
        else if (op >= 0x80) op = op_offset;
        else if (op >= 0x40) {
            m.at += given * m.code_align;
            continue;
        } else given = cfa_by_expression;
        if (op == op_args_size) op = op_nothing;
        if (op > op_nothing) return false;
        const Instruction& i = instructions[op];
        if (i.kind & reg) {
            if (given == cfa_by_expression) given = leb(p, false);
            if (given > dwarf_registers) given = dwarf_registers; // a vector register: nobody asks for it
        }
        if (i.kind & number) value = leb(p, i.kind & sign);
        if (i.kind & unit) value *= m.data_align;
        if (i.kind & block) {
            value = reinterpret_cast<uintptr_t>(p);
            uint64_t bytes = leb(p, false);
            p += bytes;
        }
        if (i.kind & sets) {
            row.rules[given] = i.rule;
            row.values[given] = value;
        } else if (i.kind & cfa) {
            if (i.kind & (reg | block)) row.cfa_register = static_cast<uint8_t>(given);
            if (i.kind & (number | block)) row.cfa_value = value;
        } else if (op >= op_advance && op <= op_advance_4) {
            m.at += fixed(p, 1 << (op - op_advance)) * m.code_align;
        } else if (op == op_restore) {
            row.rules[given] = m.kept[0].rules[given];
            row.values[given] = m.kept[0].values[given];
        } else if (op == op_remember) {
            if (kept == m.kept + depth_max) return false;
            *++kept = row;
        } else if (op == op_recall) {
            if (kept == m.kept) return false;
            row = *kept--;
        } else if (op != op_nop && op != op_nothing) {
            return false; // set_loc: no compiler writes it here
        }
    }
    return true;
}

// Bytes of a pointer of this encoding, as the table's own are 4.
[[gnu::cold]] int pointer_bytes(uint8_t encoding) { return (encoding & 7) == 3 ? 4 : 8; }

// Makes the first row by a CIE, whose instructions begin behind its augmentation. Returns how many bytes the functions'
// addresses have; 0: it is not understood. `augmented` tells whether an FDE has a part that is to be skipped.
[[gnu::cold]] int common_run(Machine& m, const uint8_t* at, bool& augmented) {
    const uint8_t* end = at + 4 + word_at(at);
    at += 8; // length, the mark of a CIE
    uint8_t version = *at++;
    const uint8_t* letter = at;
    while (*at++ != 0) {}
    m.code_align = leb(at, false);
    m.data_align = leb(at, true);
    if (version > 4 || leb(at, false) != dwarf_rip) return 0; // version 1 has a byte there, which reads the same
    uint8_t encoding = 0;
    augmented = *letter == 'z';
    if (augmented) {
        uint64_t skipped = leb(at, false);
        const uint8_t* data = at;
        at += skipped;
        while (*++letter != 0) {
            if (*letter == 'S') continue; // a signal frame has no data
            uint8_t how = *data++;
            if (*letter == 'R') encoding = how;
            else if (*letter == 'P') data += pointer_bytes(how);
            else if (*letter != 'L') return 0;
        }
    }
    bool runs = run(m, at, end);
    m.kept[0] = m.row;
    return runs ? pointer_bytes(encoding) : 0;
}

} // namespace

[[gnu::cold]] bool frame_row_find(uintptr_t pc, FrameRow& row) {
    row = {};
    row.cfa_register = dwarf_rsp;
    row.cfa_value = 8;
    row.rules[dwarf_rsp] = rule_cfa;
    row.rules[dwarf_rip] = rule_cfa | rule_saved;
    row.values[dwarf_rip] = -uint64_t{8};
    Machine m = {0, 0, 0, 0, row, {}};
    const sys::ElfProgramHeader* segment = sys::image_segment(sys::pt_gnu_eh_frame);
    if (!segment) return false;
    const uint8_t* header = reinterpret_cast<const uint8_t*>(sys::image_bias() + segment->address);
    const auto* words = reinterpret_cast<const int32_t*>(header);
    if (words[0] != 0x3b031b01) return false; // version 1; pc-relative, 4 bytes, table relative to the header
    m.pc = pc - reinterpret_cast<uintptr_t>(header); // as the table counts
    // The last function that begins at or below pc: the count of those that do so is searched for.
    struct Entry {
        int32_t start, record;
    };
    const auto* table = reinterpret_cast<const Entry*>(words + 3);
    uint32_t low = 0, high = static_cast<uint32_t>(words[2]);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (table[middle].start <= static_cast<int64_t>(m.pc)) low = middle + 1;
        else high = middle;
    }
    if (low == 0) return false;
    const Entry& entry = table[low - 1];
    m.at = static_cast<uintptr_t>(int64_t{entry.start});
    const uint8_t* at = header + entry.record;
    const uint8_t* end = at + 4 + word_at(at);
    at += 4;
    bool augmented;
    int address_bytes = common_run(m, at - word_at(at), augmented);
    at += 4 + address_bytes;
    if (address_bytes == 0 || m.pc - m.at >= fixed(at, address_bytes)) return false;
    if (augmented) {
        uint64_t skipped = leb(at, false);
        at += skipped;
    }
    return run(m, at, end);
}

} // namespace predawn

// frame_row.cpp -- finds a function's record in .eh_frame and runs it up to a pc.
//
// .eh_frame_hdr, which the linker makes, has a sorted table from functions to records (FDE); each names a CIE that is
// common to many. Both hold instructions that change a row; those of the CIE make the first one.
// Formats: DWARF 4, 6.4.2 and 7.23; the Linux Standard Base, 10.6.

#include "runtime/frame_row.h"

#include "predawn.h"

namespace predawn {

namespace {

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
    Cursor p;             // the record that is read
    uintptr_t pc;         // the one that is looked for
    uintptr_t at;         // where the row begins to hold
    uint64_t code_align;
    uint64_t data_align;
    FrameRow& row;
    FrameRow kept[1 + depth_max]; // the first is the one the CIE made, then those to be recalled

    explicit Machine(FrameRow& to) : row(to) {} // no more: it would take longer than the rest
};

// Runs instructions until the row for pc. False: one is not understood.
[[gnu::cold]] bool run(Machine& m) {
    Cursor& p = m.p;
    FrameRow& row = m.row;
    FrameRow* kept = m.kept;
    while (p.more() && m.at <= m.pc) {
        unsigned op = *p.at++;
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
            if (given == cfa_by_expression) given = p.leb();
            if (given > dwarf_registers) given = dwarf_registers; // a vector register: nobody asks for it
        }
        if (i.kind & number) value = p.leb(i.kind & sign);
        if (i.kind & unit) value *= m.data_align;
        if (i.kind & block) {
            value = reinterpret_cast<uintptr_t>(p.at);
            p.skip(p.leb());
        }
        if (i.kind & sets) {
            row.rules[given] = i.rule;
            row.values[given] = value;
        } else if (i.kind & cfa) {
            if (i.kind & (reg | block)) row.cfa_register = static_cast<uint8_t>(given);
            if (i.kind & (number | block)) row.cfa_value = value;
        } else if (op >= op_advance && op <= op_advance_4) {
            m.at += p.fixed(1 << (op - op_advance)) * m.code_align;
        } else if (op == op_restore) {
            row.rules[given] = m.kept[0].rules[given];
            row.values[given] = m.kept[0].values[given];
        } else if (op == op_remember) {
            if (kept == m.kept + depth_max) return false;
            *++kept = row;
        } else if (op == op_recall) {
            if (kept == m.kept) return false;
            row = *kept--;
        } else if (op == op_nothing) {
            row.args_bytes = value;
        } else if (op != op_nop) {
            return false; // set_loc: no compiler writes it here
        }
    }
    return true;
}

// Reads from the record at this address, behind its first two words, to its end. The first is the number of bytes that
// come behind it; returns the second.
[[gnu::cold]] uint64_t open(Machine& m, uintptr_t record) {
    Cursor& p = m.p;
    frame_tables(p, record);
    uint64_t words = p.fixed(8);
    p.narrow(static_cast<uint32_t>(words) - uint64_t{4});
    return words >> 32;
}

// Makes the first row by the CIE that is open, whose instructions begin behind its augmentation. Returns how many bytes
// the functions' addresses have; 0: it is not understood.
[[gnu::cold]] uint64_t common_run(Machine& m) {
    Cursor& p = m.p;
    if (p.fixed(2) - ('z' << 8) > 4) return 0; // the version; 'z': the bytes of augmentations are counted
    while (p.fixed(1) != 0) {}
    m.code_align = p.leb();
    m.data_align = p.leb(true);
    if (p.leb() != dwarf_rip) return 0; // version 1 has a byte there, which reads the same
    p.skip(p.leb());
    unsigned encoding = p.at[-1]; // of addresses: that of R, which no assembler puts before those of P and L
    m.kept[0] = m.row;
    bool runs = run(m);
    m.kept[0] = m.row;
    return !runs ? 0 : (encoding & 7) == 3 ? 4 : 8; // as the table's own are 4
}

} // namespace

[[gnu::cold]] void frame_tables(Cursor& from, uintptr_t address) {
    from = {sys::image_start(), sys::image_tables_end()};
    from.skip(address - reinterpret_cast<uintptr_t>(from.at)); // to the end as well, if that is less than nothing
}

[[gnu::cold]] bool frame_row_find(uintptr_t pc, FrameRow& row) {
    row = {};
    row.cfa_register = dwarf_rsp;
    row.cfa_value = 8;
    row.rules[dwarf_rsp] = rule_cfa;
    row.rules[dwarf_rip] = rule_cfa | rule_saved;
    row.values[dwarf_rip] = -uint64_t{8};
    Machine m(row);
    FrameFound found = frame_entry_find(pc);
    if (!found.entry) return false;
    const uint8_t* header = found.header;
    const FrameEntry& entry = *found.entry;
    m.pc = pc - reinterpret_cast<uintptr_t>(header); // as the table counts
    m.at = static_cast<uintptr_t>(int64_t{entry.start});
    uintptr_t record = reinterpret_cast<uintptr_t>(header) + static_cast<uintptr_t>(int64_t{entry.record});
    uint64_t distance = open(m, record); // from there to the CIE
    open(m, record + 4 - distance);
    uint64_t address_bytes = common_run(m);
    open(m, record);
    m.p.skip(address_bytes);
    if (address_bytes == 0 || m.pc - m.at >= m.p.fixed(static_cast<int>(address_bytes))) return false;
    m.p.skip(m.p.leb());
    return run(m);
}

} // namespace predawn

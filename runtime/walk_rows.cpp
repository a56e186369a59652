// walk_rows.cpp -- the steps of a Walk by the tables in .eh_frame: exact at every instruction of every function.

#include "predawn.h"
#include "runtime/unwind.h"

namespace predawn {

bool walk_by_no_frame_pointer(Walk&) __asm__("__predawn_by_frame_pointer");
[[gnu::cold]] bool walk_by_no_frame_pointer(Walk&) { return false; }

namespace {

// A DWARF expression, as compilers write them for realigned stacks: a length, then register + offset, memory, + offset.
// False: something else, or memory that is not the stack's.
[[gnu::cold]] bool evaluate(const Walk& w, uint64_t expression, uint64_t& value) {
    constexpr uint8_t op_deref = 0x06, op_plus_uconst = 0x23, op_breg0 = 0x70;
    Cursor p;
    frame_tables(p, expression);
    p.narrow(p.leb());
    while (p.more()) {
        uint8_t op = *p.at++;
        uint8_t number = op - op_breg0;
        if (number < dwarf_registers) {
            value = w.r[number] + p.leb(true);
        } else if (op == op_plus_uconst) {
            value += p.leb();
        } else {
            const uint64_t* word = walk_word(w, value);
            if (op != op_deref || !word) return false;
            value = *word;
        }
    }
    return true;
}

// Everything is as the signal found it.
[[gnu::cold]] void take(Walk& w, const sys::SigContext& at) {
    // Where the kernel puts rax rdx rcx rbx rsi rdi rbp rsp r8-r15 rip, in words.
    static constexpr char order[] = "\15\14\16\13\11\10\12\17\0\1\2\3\4\5\6\7\20";
    for (int i = 0; i < dwarf_registers; i++) w.r[i] = (&at.r8)[static_cast<int>(order[i])];
}

// The caller's registers by a row. False: one is saved where no stack is, or there is no caller.
[[gnu::always_inline]] inline bool recover(Walk& w, const FrameRow& row, uint64_t cfa) {
    uint64_t caller[dwarf_registers];
    for (int i = 0; i < dwarf_registers; i++) {
        unsigned rule = row.rules[i];
        uint64_t value = row.values[i], result = w.r[i];
        if (rule & rule_undefined && i == dwarf_rip) return false;
        if (rule & rule_register) result = w.r[value < dwarf_registers ? value : 0];
        if (rule & rule_cfa) result = cfa + value;
        if (rule & rule_expression) {
            result = cfa;
            if (!evaluate(w, value, result)) return false;
        }
        if (rule & rule_saved) {
            const uint64_t* word = walk_word(w, result);
            if (!word) return false;
            result = *word;
        }
        caller[i] = result;
    }
    memcpy(w.r, caller, sizeof caller);
    return true;
}

// To the caller by a row, which has_row may be the one to find.
template <class HasRow>
inline bool step(Walk& w, const FrameRow& row, HasRow has_row) {
    uintptr_t pc = walk_lookup_pc(w);
    w.known = has_row(pc) && (w.exact || walk_behind_call(pc + 1));
    // A call through a null pointer: as of every function that has just been called, the caller is on top of the stack.
    if (!w.known && (!w.exact || pc >= 4096)) return false;
    uint64_t cfa = 0;
    if (row.cfa_register == cfa_by_expression) {
        if (!evaluate(w, row.cfa_value, cfa)) return false;
    } else {
        if (row.cfa_register >= dwarf_registers) return false;
        cfa = w.r[row.cfa_register] + row.cfa_value;
    }
    uintptr_t low = w.low;
    uint64_t sp = w.r[dwarf_rsp];
    if (!walk_reach(w, cfa)) return false;
    if (low == w.low && (cfa < sp || (cfa == sp && !w.exact))) return false;
    if (!recover(w, row, cfa)) return false;
    // Only rt0_fault's: the instruction that has faulted. A table that says so of itself may not be asked for ever.
    w.exact = row.rules[dwarf_rip] & rule_expression && cfa != sp;
    return w.exact || w.r[dwarf_rip] != 0;
}

} // namespace

[[gnu::cold]] bool walk_step(Walk& w) {
    if (w.interrupted) take(w, *w.interrupted);
    w.interrupted = nullptr;
    FrameRow row;
    return step(w, row, [&row](uintptr_t pc) { return frame_row_find(pc, row); });
}

bool walk_step_by(Walk& w, const FrameRow& row, bool has_row) {
    return step(w, row, [has_row](uintptr_t) { return has_row; });
}

} // namespace predawn

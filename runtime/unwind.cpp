// unwind.cpp -- the steps of a Walk: pieces of stack, and the caller's registers by the row of a pc.

#include "runtime/unwind.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/m.h"

namespace predawn {
namespace {

// Makes the segment that holds sp the current one. Those that were passed do not come again.
[[gnu::cold]] bool reach(Walk& w, uintptr_t sp) {
    while (sp < w.low || sp > w.high) {
        const Segment* segment = w.next;
        if (!segment) return false;
        w.low = segment->low;
        w.high = segment->high;
        w.next = segment->older;
    }
    return true;
}

[[gnu::cold]] const uint64_t* word_at(const Walk& w, uintptr_t at, size_t bytes = 8) {
    if (at < w.low || w.high - at < bytes || at > w.high || at % 8 != 0) return nullptr;
    return reinterpret_cast<const uint64_t*>(at);
}

// A DWARF expression, as compilers write them for realigned stacks: a length, then register + offset, memory, + offset.
// False: something else, or memory that is not the stack's.
[[gnu::cold]] bool evaluate(const Walk& w, uint64_t expression, uint64_t& value) {
    const uint8_t* p = reinterpret_cast<const uint8_t*>(expression);
    constexpr uint8_t op_deref = 0x06, op_plus_uconst = 0x23, op_breg0 = 0x70;
    uint64_t bytes = leb(p, false);
    const uint8_t* end = p + bytes;
    while (p < end) {
        uint8_t op = *p++;
        uint8_t number = op - op_breg0;
        if (number < dwarf_registers) {
            value = w.r[number] + leb(p, true);
        } else if (op == op_plus_uconst) {
            value += leb(p, false);
        } else {
            const uint64_t* word = word_at(w, value);
            if (op != op_deref || !word) return false;
            value = *word;
        }
    }
    return true;
}

// The caller's registers by a row. False: one is saved where no stack is, or there is no caller.
[[gnu::cold]] bool recover(Walk& w, const FrameRow& row, uint64_t cfa) {
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
            const uint64_t* word = word_at(w, result);
            if (!word) return false;
            result = *word;
        }
        caller[i] = result;
    }
    memcpy(w.r, caller, sizeof caller);
    return true;
}

// Everything is as the signal found it.
[[gnu::cold]] void take(Walk& w, const sys::SigContext& at) {
    // Where the kernel puts rax rdx rcx rbx rsi rdi rbp rsp r8-r15 rip, in words.
    static constexpr char order[] = "\15\14\16\13\11\10\12\17\0\1\2\3\4\5\6\7\20";
    for (int i = 0; i < dwarf_registers; i++) w.r[i] = (&at.r8)[static_cast<int>(order[i])];
}

// A call instruction ends here, so that a return address may point here: e8 and four bytes, or ff /2 and up to five.
[[gnu::cold]] bool behind_call(uintptr_t pc) {
    const auto* at = reinterpret_cast<const uint8_t*>(pc);
    if (at[-5] == 0xe8) return true;
    for (int i = 2; i <= 7; i++) {
        if (at[-i] == 0xff && (at[1 - i] >> 3 & 7) == 2) return true;
    }
    return false;
}

// Begins at this rsp, which must be on g's stack.
[[gnu::cold]] bool begin(Walk& w, const G* g, uintptr_t sp) {
    w.low = 1;
    w.high = 0;
    w.next = g->context.segment;
    if (w.next->newer) w.next = w.next->newer; // it may be leaving that one
    return reach(w, sp);
}

} // namespace

[[gnu::cold]] bool walk_begin_caller(Walk& w, const G* g, uintptr_t frame) {
    w = {};
    if (!begin(w, g, frame)) return false;
    const uint64_t* words = word_at(w, frame, 16);
    if (!words) return false;
    w.r[dwarf_rbp] = words[0];
    w.r[dwarf_rip] = words[1];
    w.r[dwarf_rsp] = frame + 16;
    return true;
}

[[gnu::cold]] bool walk_begin_signal(Walk& w, const Tcb* tcb, const G* g, const sys::SigContext& at) {
    take(w, at);
    w.exact = true;
    return begin(w, g, at.rsp) || (tcb->system_caller && walk_begin_caller(w, g, tcb->system_caller));
}

[[gnu::cold]] bool walk_begin_parked(Walk& w, const G* g) {
    uintptr_t sp = g->context.sp;
    w = {};
    if (!begin(w, g, sp)) return false;
    const auto* frame = reinterpret_cast<const SwitchFrame*>(word_at(w, sp, sizeof(SwitchFrame)));
    if (!frame) return false;
    for (int i = 0; i < 4; i++) w.r[15 - i] = (&frame->r15)[i];
    w.r[dwarf_rbx] = frame->rbx;
    w.r[dwarf_rbp] = frame->rbp;
    w.r[dwarf_rsp] = sp + sizeof(SwitchFrame);
    w.r[dwarf_rip] = frame->pc;
    return true;
}

[[gnu::cold]] bool walk_step(Walk& w) {
    FrameRow row;
    uintptr_t pc = walk_lookup_pc(w);
    w.known = frame_row_find(pc, row) && (w.exact || behind_call(pc + 1));
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
    if (!reach(w, cfa)) return false;
    if (low == w.low && (cfa < sp || (cfa == sp && !w.exact))) return false;
    if (!recover(w, row, cfa)) return false;
    w.exact = false;
    return w.r[dwarf_rip] != 0;
}

} // namespace predawn

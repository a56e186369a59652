// emit_divide.cpp -- division and shifts of integers.
#include "emitter.h"

namespace toy {

// Quotient and remainder wrap for the smallest number divided by -1, where the processor's own instruction faults.
void Emitter::divide(const Expression &expression, Register target, int depth) {
    const Expression &left = *expression.left, &right = *expression.right;
    const Type *type = expression.type;
    const bool remainder = expression.operation == TokenKind::percent;
    const bool constant = right.kind == Expression::Kind::constant;
    if (constant && right.value > 0 && right.value <= 0x40000000 && (right.value & (right.value - 1)) == 0) {
        word(left, Register::rax, depth);
        divide_by_power(static_cast<std::int64_t>(right.value), type, remainder);
        return load(target, "rax");
    }
    Pair operands = pair(left, right, depth);
    std::string divisor = operands.right;
    if (!is_register(divisor)) {
        load(Register::rcx, divisor);
        divisor = "rcx";
    }
    load(Register::rax, operands.left);
    std::string done, minus_one;
    if (!constant) {
        code("test ", divisor, ", ", divisor);
        code("jz .divide_by_zero_", line_name());
        divide_lines_[line_name()] = {file_, line_, 0};
    }
    if (type->is_signed && (!constant || right.value == -1)) {
        minus_one = new_label("minus_one");
        done = new_label("divided");
        code("cmp ", divisor, ", -1");
        code("je ", minus_one);
    }
    code(type->is_signed ? "cqo" : "xor edx, edx");
    code(type->is_signed ? "idiv " : "div ", divisor);
    if (!done.empty()) {
        label(done);
        cold_ += line_mark(line_) + minus_one + ":\n" + (remainder ? "    xor edx, edx\n" : "    neg rax\n") +
                 "    jmp " + done + "\n";
    }
    if (!remainder && type->is_signed)
        narrow(Register::rax, type);
    load(target, remainder ? "rdx" : "rax");
}

// rax divided by a power of two, towards zero: a negative number is first moved up by the divisor less one.
void Emitter::divide_by_power(std::int64_t divisor, const Type *type, bool remainder) {
    if (divisor == 1) {
        if (remainder)
            code("xor eax, eax");
        return;
    }
    const std::string power = std::to_string(__builtin_ctzll(static_cast<unsigned long long>(divisor)));
    if (!type->is_signed)
        return remainder ? code("and rax, ", std::to_string(divisor - 1)) : code("shr rax, ", power);
    code("mov rdx, rax");
    code("sar rdx, 63");
    code("and rdx, ", std::to_string(divisor - 1));
    code("add rdx, rax");
    if (remainder) {
        code("and rdx, ", std::to_string(-divisor));
        code("sub rax, rdx");
    } else {
        code("sar rdx, ", power);
        code("mov rax, rdx");
    }
}

// The processor takes a count modulo 64; here a count of 64 and more shifts everything out.
void Emitter::shift(const Expression &expression, Register target, int depth) {
    const Expression &left = *expression.left, &right = *expression.right;
    const Type *type = expression.type;
    const bool to_left = expression.operation == TokenKind::shift_left;
    const char *operation = to_left ? "shl " : type->is_signed ? "sar " : "shr ";
    if (right.kind == Expression::Kind::constant) {
        Register work = target == Register::rcx || target == Register::rdx ? Register::rax : target;
        const int count = right.value > 63 ? 64 : static_cast<int>(right.value);
        word(left, work, depth);
        if (count > 63 && (to_left || !type->is_signed))
            load(work, "0");
        else
            code(operation, name64(work), ", ", std::to_string(count > 63 ? 63 : count));
        if (to_left)
            narrow(work, type);
        return load(target, name64(work));
    }
    Pair operands = pair(left, right, depth);
    load(Register::rcx, operands.right);
    load(Register::rax, operands.left);
    if (right.type->is_signed) {
        code("test rcx, rcx");
        code("js .negative_shift_", line_name());
        shift_lines_[line_name()] = {file_, line_, 0};
    }
    if (to_left || !type->is_signed) {
        code("xor edx, edx");
        code(operation, "rax, cl");
        code("cmp rcx, 64");
        code("cmovae rax, rdx");
        if (to_left)
            narrow(Register::rax, type);
    } else {
        code("mov edx, 63");
        code("cmp rcx, rdx");
        code("cmova rcx, rdx");
        code("sar rax, cl");
    }
    load(target, "rax");
}

} // namespace toy

// emit_word.cpp -- expressions of one word: arithmetic, shifts, division, indexing.
#include "emitter.h"

namespace toy {
namespace {

bool fits_immediate(std::int64_t value) {
    return value == static_cast<std::int32_t>(value);
}

// Arithmetic whose result is built up in its target, step by step.
bool is_arithmetic(const Expression &expression) {
    if (expression.kind != Expression::Kind::binary || expression.type != &type_int)
        return false;
    return expression.operation != TokenKind::slash && expression.operation != TokenKind::percent;
}

bool is_shift(const Expression &expression) {
    return expression.operation == TokenKind::shift_left || expression.operation == TokenKind::shift_right;
}

} // namespace

// Needs no code to be at hand, and no call changes its place.
bool Emitter::is_leaf(const Expression &expression) {
    return expression.kind == Expression::Kind::constant || expression.kind == Expression::Kind::variable;
}

Emitter::Words Emitter::leaf(const Expression &expression) {
    if (expression.kind == Expression::Kind::variable) {
        Words words;
        for (int i = 0; i < words_of(expression.type); i++)
            words.push_back(home(*expression.variable, i));
        return words;
    }
    if (expression.type != &type_string)
        return {std::to_string(expression.value)};
    if (expression.name.empty())
        return {"0", "0"};
    return {"&[rel " + text_label(expression.name) + "]", std::to_string(expression.name.size())};
}

// The operand of a leaf, fit for any instruction; a number that is too long for that goes to `scratch`.
std::string Emitter::operand(const Expression &leaf, Register scratch) {
    const std::string text = this->leaf(leaf).front();
    if (leaf.kind != Expression::Kind::constant || fits_immediate(leaf.value))
        return text;
    load(scratch, text);
    return name64(scratch);
}

// Whether the variable would be read after the expression's target was first written, so that the variable's own
// register cannot be the target.
bool Emitter::reads_late(const Expression &expression, const Variable *variable) {
    if (expression.kind == Expression::Kind::unary)
        return reads_late(*expression.left, variable);
    if (!is_arithmetic(expression) || !is_leaf(*expression.right))
        return false;
    return expression.right->variable == variable || reads_late(*expression.left, variable);
}

void Emitter::word(const Expression &expression, Register target, int depth) {
    switch (expression.kind) {
    case Expression::Kind::constant:
    case Expression::Kind::variable: return load(target, leaf(expression).front());
    case Expression::Kind::unary: return unary(expression, target, depth);
    case Expression::Kind::index: return index(expression, target, depth);
    case Expression::Kind::receive: return load(target, cell(receive(expression)));
    case Expression::Kind::call:
        call_expression(expression);
        return load(target, "rax");
    default: break;
    }
    if (expression.type == &type_bool)
        truth(expression, target, depth);
    else if (is_shift(expression))
        shift(expression, target, depth);
    else if (is_arithmetic(expression))
        arithmetic(expression, target, depth);
    else
        divide(expression, target, depth);
}

// Computes two operands: the left one to a register, the right one to what any instruction takes.
Emitter::Pair Emitter::pair(const Expression &left, const Expression &right, int depth) {
    const bool left_at_home = left.kind == Expression::Kind::variable && left.variable->home_register >= 0;
    const std::string at_home = left_at_home ? home(*left.variable) : "";
    if (is_leaf(right) || (!right.calls && depth + 1 < pool_count)) {
        const Register left_register = is_leaf(right) ? Register::rax : pool[depth];
        if (!left_at_home)
            word(left, left_register, depth);
        Pair result = {left_at_home ? at_home : name64(left_register), ""};
        if (is_leaf(right)) {
            result.right = operand(right, Register::rcx);
        } else {
            word(right, pool[depth + 1], depth + 1);
            result.right = name64(pool[depth + 1]);
        }
        return result;
    }
    std::string waiting = is_leaf(left) ? leaf(left).front() : "";
    if (waiting.empty()) {
        waiting = cell(temporary(1));
        word(left, Register::rax, depth);
        code("mov ", waiting, ", rax");
    }
    word(right, pool[depth], depth);
    if (left_at_home)
        return {at_home, name64(pool[depth])};
    load(Register::rax, waiting);
    return {"rax", name64(pool[depth])};
}

void Emitter::unary(const Expression &expression, Register target, int depth) {
    word(*expression.left, target, depth);
    switch (expression.operation) {
    case TokenKind::minus: return code("neg ", name64(target));
    case TokenKind::caret: return code("not ", name64(target));
    case TokenKind::bang: return code("xor ", name64(target), ", 1");
    default: return;
    }
}

void Emitter::operate(TokenKind operation, Register target, const std::string &right) {
    const char *name = name64(target);
    switch (operation) {
    case TokenKind::plus: return code("add ", name, ", ", right);
    case TokenKind::minus: return code("sub ", name, ", ", right);
    case TokenKind::star:
        if (is_immediate(right))
            return code("imul ", name, ", ", name, ", ", right);
        return code("imul ", name, ", ", right);
    case TokenKind::ampersand: return code("and ", name, ", ", right);
    case TokenKind::pipe: return code("or ", name, ", ", right);
    case TokenKind::caret: return code("xor ", name, ", ", right);
    default: // and not
        load(Register::rcx, right);
        code("not rcx");
        return code("and ", name, ", rcx");
    }
}

// Every part writes its target last, so that any register can be one; rcx and rdx, which an operation may need while
// its result is built up, give way to rax.
void Emitter::arithmetic(const Expression &expression, Register target, int depth) {
    const Expression &left = *expression.left, &right = *expression.right;
    Register work = target;
    if (is_leaf(right)) {
        if (target == Register::rcx || target == Register::rdx)
            work = Register::rax;
        word(left, work, depth);
        operate(expression.operation, work, operand(right, Register::rcx));
    } else {
        Pair operands = pair(left, right, depth);
        work = operands.left == name64(pool[depth]) ? pool[depth] : Register::rax;
        load(work, operands.left);
        operate(expression.operation, work, operands.right);
    }
    load(target, name64(work));
}

// Quotient and remainder wrap for the smallest number divided by -1, where the processor's own instruction faults.
void Emitter::divide(const Expression &expression, Register target, int depth) {
    const Expression &left = *expression.left, &right = *expression.right;
    const bool remainder = expression.operation == TokenKind::percent;
    const bool constant = right.kind == Expression::Kind::constant;
    if (constant && right.value > 0 && right.value <= 0x40000000 && (right.value & (right.value - 1)) == 0) {
        word(left, Register::rax, depth);
        divide_by_power(right.value, remainder);
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
        code("jz .divide_by_zero");
        has_divide_panic_ = true;
    }
    if (!constant || right.value == -1) {
        minus_one = new_label("minus_one");
        done = new_label("divided");
        code("cmp ", divisor, ", -1");
        code("je ", minus_one);
    }
    code("cqo");
    code("idiv ", divisor);
    if (!done.empty()) {
        label(done);
        cold_ += minus_one + ":\n" + (remainder ? "    xor edx, edx\n" : "    neg rax\n") + "    jmp " + done + "\n";
    }
    load(target, remainder ? "rdx" : "rax");
}

// rax divided by a power of two, towards zero: a negative number is first moved up by the divisor less one.
void Emitter::divide_by_power(std::int64_t divisor, bool remainder) {
    if (divisor == 1) {
        if (remainder)
            code("xor eax, eax");
        return;
    }
    const std::string power = std::to_string(__builtin_ctzll(static_cast<unsigned long long>(divisor)));
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
    const bool to_left = expression.operation == TokenKind::shift_left;
    if (right.kind == Expression::Kind::constant) {
        Register work = target == Register::rcx || target == Register::rdx ? Register::rax : target;
        word(left, work, depth);
        if (right.value > 63 && to_left)
            load(work, "0");
        else
            code(to_left ? "shl " : "sar ", name64(work), ", ", std::to_string(right.value > 63 ? 63 : right.value));
        return load(target, name64(work));
    }
    Pair operands = pair(left, right, depth);
    load(Register::rcx, operands.right);
    load(Register::rax, operands.left);
    code("test rcx, rcx");
    code("js .negative_shift");
    has_shift_panic_ = true;
    if (to_left) {
        code("xor edx, edx");
        code("shl rax, cl");
        code("cmp rcx, 64");
        code("cmovae rax, rdx");
    } else {
        code("mov edx, 63");
        code("cmp rcx, rdx");
        code("cmova rcx, rdx");
        code("sar rax, cl");
    }
    load(target, "rax");
}

void Emitter::index(const Expression &expression, Register target, int depth) {
    Words text = settled(*expression.left);
    const Expression &position = *expression.right;
    std::string number;
    if (position.kind == Expression::Kind::variable && position.variable->home_register >= 0) {
        number = home(*position.variable);
    } else {
        word(position, pool[depth], depth);
        number = name64(pool[depth]);
    }
    const std::string failed = new_label("bad_index");
    code("cmp ", number, ", ", text[1]); // unsigned: a negative index is a large one
    code("jae ", failed);
    load(Register::rax, text[0]);
    code("movzx ", name32(target), ", byte [rax + ", number, "]");
    cold_ += failed + ":\n    mov rdi, " + number + "\n    mov rsi, " + text[1] + "\n    call pd_panic_index\n";
}

} // namespace toy

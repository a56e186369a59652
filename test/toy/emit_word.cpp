// emit_word.cpp -- expressions of one word: arithmetic, shifts, division, indexing.
#include "emitter.h"

namespace toy {
namespace {

bool fits_immediate(std::int64_t value) {
    return value == static_cast<std::int32_t>(value);
}

// Arithmetic whose result is built up in its target, step by step.
bool is_arithmetic(const Expression &expression) {
    if (expression.kind != Expression::Kind::binary || expression.type->kind != Type::Kind::integer)
        return false;
    return expression.operation != TokenKind::slash && expression.operation != TokenKind::percent;
}

bool is_shift(const Expression &expression) {
    return expression.operation == TokenKind::shift_left || expression.operation == TokenKind::shift_right;
}

} // namespace

// Needs no code to be at hand as operands, and no call changes where they are.
bool Emitter::is_leaf(const Expression &expression) {
    const Type *type = expression.type;
    if (!is_word(type) && !is_two_words(type) && type->kind != Type::Kind::real)
        return false;
    if (expression.kind == Expression::Kind::constant)
        return true;
    if (expression.kind == Expression::Kind::as_interface)
        return expression.left->kind == Expression::Kind::constant && is_leaf(*expression.left);
    if (expression.kind != Expression::Kind::variable || expression.variable->boxed)
        return false;
    return !expression.variable->global || bytes_of(type) >= 8;
}

Emitter::Words Emitter::leaf(const Expression &expression) {
    if (expression.kind == Expression::Kind::variable) {
        Words words;
        for (int i = 0; i < (is_two_words(expression.type) ? 2 : 1); i++)
            words.push_back(home(*expression.variable, i));
        return words;
    }
    if (expression.kind == Expression::Kind::as_interface)
        return constant_interface(*expression.left, expression.type);
    if (expression.type->kind == Type::Kind::interface)
        return {"0", "0"}; // nil
    if (expression.type->kind == Type::Kind::real)
        return {"qword [rel " + real_label(static_cast<double>(expression.real)) + "]"};
    if (expression.type->kind != Type::Kind::text)
        return {std::to_string(static_cast<std::int64_t>(expression.value))};
    if (expression.name.empty())
        return {"0", "0"};
    return {"&[rel " + text_label(expression.name) + "]", std::to_string(expression.name.size())};
}

// The operand of a leaf, fit for any instruction; a number that is too long for that goes to `scratch`.
std::string Emitter::operand(const Expression &leaf, Register scratch) {
    const std::string text = this->leaf(leaf).front();
    if (leaf.kind != Expression::Kind::constant || fits_immediate(static_cast<std::int64_t>(leaf.value)))
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
    if (is_leaf(expression))
        return load(target, leaf(expression).front());
    switch (expression.kind) {
    case Expression::Kind::unary: return unary(expression, target, depth);
    case Expression::Kind::reference: return address(expression, target, depth);
    case Expression::Kind::receive:
        return load_word(target, frame(receive(expression)), expression.type);
    case Expression::Kind::composite: {
        const Place made = frame(temporary(1));
        map_literal(expression, made);
        return load(target, cell(static_cast<int>(made.offset)));
    }
    case Expression::Kind::assertion:
        if (!is_direct(expression.type))
            break;
        asserted(expression);
        return load(target, "rdx");
    case Expression::Kind::function:
    case Expression::Kind::literal: return function_value(expression, target);
    case Expression::Kind::call:
        if (expression.builtin == Builtin::len || expression.builtin == Builtin::cap)
            return size_of_value(expression, target, depth);
        if (expression.builtin == Builtin::convert)
            return convert_word(expression, target, depth);
        call_expression(expression);
        return load(target, "rax");
    case Expression::Kind::index:
        if (expression.left->type->kind == Type::Kind::text)
            return byte_of_text(expression, target, depth);
        if (expression.left->type->kind == Type::Kind::map) {
            const Place found = frame(temporary(1));
            map_read(expression, found);
            return load_word(target, found, expression.type);
        }
        break;
    default: break;
    }
    if (is_placed(expression))
        return load_word(target, place(expression, depth), expression.type);
    if (expression.type->kind == Type::Kind::boolean)
        truth(expression, target, depth);
    else if (is_shift(expression))
        shift(expression, target, depth);
    else if (is_arithmetic(expression))
        arithmetic(expression, target, depth);
    else
        divide(expression, target, depth);
}

// Between numbers; what is no longer than its new type stays as it is.
void Emitter::convert_word(const Expression &expression, Register target, int depth) {
    const Expression &operand = *expression.arguments.front();
    if (operand.type->kind == Type::Kind::real)
        return word_from_real(expression, target, depth);
    word(operand, target, depth);
    const Type *from = operand.type, *to = expression.type;
    const bool holds = to->size > from->size ? to->is_signed || !from->is_signed : false;
    if (!holds && to->size < 8)
        narrow(target, to);
}

// Computes two operands: the left one to a register, the right one to what any instruction takes.
Emitter::Pair Emitter::pair(const Expression &left, const Expression &right, int depth) {
    const bool left_at_home =
        is_leaf(left) && left.kind == Expression::Kind::variable && left.variable->home_register >= 0;
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
    case TokenKind::minus: code("neg ", name64(target)); return narrow(target, expression.type);
    case TokenKind::caret: code("not ", name64(target)); return narrow(target, expression.type);
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
    narrow(work, expression.type);
    load(target, name64(work));
}

// Byte i of a string, read where the string lies.
void Emitter::byte_of_text(const Expression &expression, Register target, int depth) {
    const Expression &whole = *expression.left, &position = *expression.right;
    Words words;
    std::string index;
    if (is_leaf(whole) || whole.calls || position.calls) {
        words = held(whole).words;
    } else if (depth + 1 >= pool_count) {
        const Place kept = frame(temporary(2));
        copy(kept, place(whole, depth), bytes_of(&type_string));
        words = held_at(kept, &type_string).words;
    }
    if (words.empty()) {
        Place found = place(whole, depth);
        if (!is_leaf(position)) {
            code("lea ", name64(pool[depth]), ", ", at(found));
            found = {name64(pool[depth]), 0, 0};
        }
        words = {"qword " + at(found), "qword " + at(within(found, 8))};
        index = index_register(position, depth);
    } else if (is_leaf(position)) {
        index = index_register(position, pool_count); // in rcx, if not at home
    } else {
        word(position, pool[depth], depth);
        index = name64(pool[depth]);
    }
    if (is_immediate(index)) {
        load(Register::rcx, index);
        index = "rcx";
    }
    check_index(index, words[1]);
    load(Register::rax, words[0]);
    code("movzx ", name32(target), ", byte [rax + ", index, "]");
}

} // namespace toy

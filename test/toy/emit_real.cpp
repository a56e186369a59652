// emit_real.cpp -- floating-point numbers, in xmm registers.
//
// xmm `depth` holds a value as pool[depth] holds a word: the two are one pool. xmm15 is scratch.
#include "emitter.h"

#include <bit>

namespace toy {
namespace {

std::string xmm(int depth) {
    return "xmm" + std::to_string(depth);
}

} // namespace

void Emitter::real(const Expression &expression, int depth) {
    const std::string target = xmm(depth);
    if (is_leaf(expression)) {
        const bool zero = expression.kind == Expression::Kind::constant &&
                          std::bit_cast<std::uint64_t>(static_cast<double>(expression.real)) == 0;
        return zero ? code("xorps ", target, ", ", target) : code("movsd ", target, ", ", leaf(expression).front());
    }
    switch (expression.kind) {
    case Expression::Kind::unary:
        real(*expression.left, depth);
        if (expression.operation != TokenKind::minus)
            return;
        code("movq rax, ", target);
        code("btc rax, 63");
        return code("movq ", target, ", rax");
    case Expression::Kind::binary: return real_operation(expression, depth);
    case Expression::Kind::receive: return code("movsd ", target, ", ", cell(receive(expression)));
    case Expression::Kind::call:
        if (expression.builtin == Builtin::convert) {
            const Expression &operand = *expression.arguments.front();
            return operand.type->kind == Type::Kind::real ? real(operand, depth) : real_from_word(operand, depth);
        }
        call_expression(expression);
        return depth == 0 ? void() : code("movaps ", target, ", xmm0");
    default: break;
    }
    if (is_placed(expression))
        return code("movsd ", target, ", ", at(place(expression, depth)));
    const Place found = frame(temporary(1));
    map_read(expression, found);
    code("movsd ", target, ", ", at(found));
}

void Emitter::real_operation(const Expression &expression, int depth) {
    const Expression &left = *expression.left, &right = *expression.right;
    const std::string target = xmm(depth);
    const char *operation = expression.operation == TokenKind::plus    ? "addsd "
                            : expression.operation == TokenKind::minus ? "subsd "
                            : expression.operation == TokenKind::star  ? "mulsd "
                                                                       : "divsd ";
    real(left, depth);
    if (is_leaf(right))
        return code(operation, target, ", ", leaf(right).front());
    if (!right.calls && depth + 1 < pool_count) {
        real(right, depth + 1);
        return code(operation, target, ", ", xmm(depth + 1));
    }
    const std::string waiting = at_frame(temporary(1));
    code("movsd ", waiting, ", ", target);
    real(right, depth);
    code("movaps xmm15, ", target);
    code("movsd ", target, ", ", waiting);
    code(operation, target, ", xmm15");
}

// The condition code that says true. Nothing but != holds for what is not a number, which a comparison by ucomisd
// says by all of its flags: so it is asked whether something is above.
std::string Emitter::compare_reals(const Expression &expression, int depth) {
    const Expression &left = *expression.left, &right = *expression.right;
    std::string a = xmm(depth), b = xmm(depth + 1);
    real(left, depth);
    if (!right.calls && depth + 1 < pool_count) {
        real(right, depth + 1);
    } else {
        const std::string waiting = at_frame(temporary(1));
        code("movsd ", waiting, ", ", a);
        real(right, depth);
        code("movsd xmm15, ", waiting);
        b = a;
        a = "xmm15";
    }
    switch (expression.operation) {
    case TokenKind::equal:
    case TokenKind::not_equal:
        code("cmpeqsd ", a, ", ", b);
        code("movq rax, ", a);
        code("test eax, eax");
        return expression.operation == TokenKind::equal ? "ne" : "e";
    case TokenKind::less: code("ucomisd ", b, ", ", a); return "a";
    case TokenKind::less_equal: code("ucomisd ", b, ", ", a); return "ae";
    case TokenKind::greater: code("ucomisd ", a, ", ", b); return "a";
    default: code("ucomisd ", a, ", ", b); return "ae";
    }
}

// The processor converts from 64 bits with a sign. A number without one that is too large for that is halved, its last
// bit kept by an or so that the rounding stays right, and doubled again.
void Emitter::real_from_word(const Expression &operand, int depth) {
    const std::string target = xmm(depth);
    word(operand, Register::rax, depth);
    code("xorps ", target, ", ", target);
    if (operand.type->is_signed || operand.type->size < 8)
        return code("cvtsi2sd ", target, ", rax");
    const std::string large = new_label("large"), done = new_label("converted");
    code("test rax, rax");
    code("js ", large);
    code("cvtsi2sd ", target, ", rax");
    label(done);
    cold_ += line_mark(line_) + large +
             ":\n    mov ecx, eax\n    and ecx, 1\n    shr rax, 1\n    or rax, rcx\n    cvtsi2sd " + target +
             ", rax\n    addsd " + target + ", " + target + "\n    jmp " + done + "\n";
}

// Towards zero. What does not fit becomes what the processor says.
void Emitter::word_from_real(const Expression &expression, Register target, int depth) {
    const std::string source = xmm(depth);
    real(*expression.arguments.front(), depth);
    code("cvttsd2si rax, ", source);
    if (!expression.type->is_signed && expression.type->size == 8) {
        const std::string large = new_label("large"), done = new_label("converted");
        constexpr double limit = 0x1p63;
        code("ucomisd ", source, ", [rel ", real_label(limit), "]");
        code("jae ", large);
        label(done);
        cold_ += line_mark(line_) + large +
                 ":\n    subsd " + source + ", [rel " + real_label(limit) + "]\n    cvttsd2si rax, " + source +
                 "\n    btc rax, 63\n    jmp " + done + "\n";
    }
    narrow(Register::rax, expression.type);
    load(target, "rax");
}

} // namespace toy

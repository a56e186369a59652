// constant.cpp -- operations on constants, done by the compiler.
//
// An int constant that overflows is an error, unlike the same operation at run time, which wraps around.
#include "checker.h"

namespace toy {
namespace {

void become(Expression &expression, const Type *type, std::int64_t value) {
    expression.kind = Expression::Kind::constant;
    expression.type = type;
    expression.value = value;
    expression.calls = false;
}

// The outcome of a comparison, from that of the order: below 0, 0 or above 0.
bool compare(TokenKind operation, int order) {
    switch (operation) {
    case TokenKind::equal: return order == 0;
    case TokenKind::not_equal: return order != 0;
    case TokenKind::less: return order < 0;
    case TokenKind::less_equal: return order <= 0;
    case TokenKind::greater: return order > 0;
    default: return order >= 0;
    }
}

bool is_comparison(TokenKind operation) {
    return operation >= TokenKind::equal && operation <= TokenKind::greater_equal;
}

// True where the shifted value would not fit.
bool shift_left(std::int64_t a, std::int64_t count, std::int64_t &result) {
    if (a == 0)
        count = 0;
    if (count > 63)
        return true;
    result = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) << count);
    return result >> count != a;
}

// True for an overflow. The divisor is not 0, the count of a shift not negative.
bool operate(TokenKind operation, std::int64_t a, std::int64_t b, std::int64_t &result) {
    switch (operation) {
    case TokenKind::plus: return __builtin_add_overflow(a, b, &result);
    case TokenKind::minus: return __builtin_sub_overflow(a, b, &result);
    case TokenKind::star: return __builtin_mul_overflow(a, b, &result);
    case TokenKind::slash:
        if (b == -1)
            return __builtin_sub_overflow(std::int64_t{0}, a, &result);
        result = a / b;
        return false;
    case TokenKind::percent: result = b == -1 ? 0 : a % b; return false;
    case TokenKind::ampersand: result = a & b; return false;
    case TokenKind::pipe: result = a | b; return false;
    case TokenKind::caret: result = a ^ b; return false;
    case TokenKind::and_not: result = a & ~b; return false;
    case TokenKind::shift_left: return shift_left(a, b, result);
    default: result = a >> (b > 63 ? 63 : b); return false;
    }
}

} // namespace

void fold_unary(Expression &expression, Diagnostics &diagnostics) {
    std::int64_t operand = expression.left->value, result = operand;
    switch (expression.operation) {
    case TokenKind::minus:
        if (__builtin_sub_overflow(std::int64_t{0}, operand, &result))
            diagnostics.error(expression.at, "constant overflows int");
        break;
    case TokenKind::caret: result = ~operand; break;
    case TokenKind::bang: result = !operand; break;
    default: break;
    }
    become(expression, expression.type, result);
}

void fold_binary(Expression &expression, Diagnostics &diagnostics) {
    const Expression &left = *expression.left, &right = *expression.right;
    TokenKind operation = expression.operation;
    if (left.type == &type_string) {
        if (is_comparison(operation))
            return become(expression, &type_bool, compare(operation, left.name.compare(right.name)));
        expression.name = left.name + right.name;
        return become(expression, &type_string, 0);
    }
    std::int64_t a = left.value, b = right.value, result = 0;
    if (is_comparison(operation))
        return become(expression, &type_bool, compare(operation, a < b ? -1 : a > b ? 1 : 0));
    if (left.type == &type_bool)
        return become(expression, &type_bool, operation == TokenKind::logical_and ? a & b : a | b);
    if (operate(operation, a, b, result))
        diagnostics.error(expression.at, "constant overflows int");
    become(expression, &type_int, result);
}

} // namespace toy

// constant.cpp -- operations on constants, done by the compiler.
//
// A constant is exact until it gets a type; one that its type has no room for is an error, unlike the result of the
// same operation at run time, which wraps around. Integers have 128 bits here, real numbers the 64 of a long double.
#include "checker.h"

#include <cmath>

namespace toy {
namespace {

// What integers of an untyped constant may come to.
constexpr WideInteger wide_max = WideInteger{1} << 120;

void become(Expression &expression, const Type *type, WideInteger value) {
    expression.kind = Expression::Kind::constant;
    expression.type = type;
    expression.value = value;
    expression.calls = false;
}

void become_real(Expression &expression, const Type *type, long double value) {
    expression.kind = Expression::Kind::constant;
    expression.type = type;
    expression.real = type->untyped ? value : static_cast<double>(value);
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

bool fits(WideInteger value, const Type *type) {
    if (type->untyped)
        return value < wide_max && value > -wide_max;
    const int bits = 8 * type->size - (type->is_signed ? 1 : 0);
    const WideInteger limit = WideInteger{1} << bits;
    return value < limit && value >= (type->is_signed ? -limit : WideInteger{0});
}

// True for an overflow of the 128 bits. The divisor is not 0.
bool operate(TokenKind operation, WideInteger a, WideInteger b, WideInteger &result) {
    switch (operation) {
    case TokenKind::plus: return __builtin_add_overflow(a, b, &result);
    case TokenKind::minus: return __builtin_sub_overflow(a, b, &result);
    case TokenKind::star: return __builtin_mul_overflow(a, b, &result);
    case TokenKind::slash: result = a / b; return false;
    case TokenKind::percent: result = a % b; return false;
    case TokenKind::ampersand: result = a & b; return false;
    case TokenKind::pipe: result = a | b; return false;
    case TokenKind::caret: result = a ^ b; return false;
    default: result = a & ~b; return false;
    }
}

long double operate(TokenKind operation, long double a, long double b) {
    switch (operation) {
    case TokenKind::plus: return a + b;
    case TokenKind::minus: return a - b;
    case TokenKind::star: return a * b;
    default: return a / b;
    }
}

void become_checked(Expression &expression, const Type *type, WideInteger value, bool overflow,
                    Diagnostics &diagnostics) {
    if (overflow || !fits(value, type))
        diagnostics.error(expression.at, "constant overflows " + spell(type));
    become(expression, type, value);
}

// A shift by what is no constant has no type either, where its left operand has none; nor has what is computed from it.
Fit represent_operands(Expression &expression, const Type *type) {
    Fit found = type->kind == Type::Kind::integer ? represent(*expression.left, type) : Fit::no;
    const bool shifts =
        expression.operation == TokenKind::shift_left || expression.operation == TokenKind::shift_right;
    if (found == Fit::good && expression.kind == Expression::Kind::binary && !shifts)
        found = represent(*expression.right, type);
    if (found == Fit::good)
        expression.type = type;
    return found;
}

} // namespace

void fold_unary(Expression &expression, Diagnostics &diagnostics) {
    const Type *type = expression.type;
    if (type->kind == Type::Kind::real)
        return become_real(expression, type,
                           expression.operation == TokenKind::minus ? -expression.left->real : expression.left->real);
    WideInteger operand = expression.left->value, result = operand;
    switch (expression.operation) {
    case TokenKind::minus: result = -operand; break;
    case TokenKind::caret:
        result = type->is_signed ? ~operand : ~operand & ((WideInteger{1} << (8 * type->size)) - 1);
        break;
    case TokenKind::bang: return become(expression, type, !operand);
    default: break;
    }
    become_checked(expression, type, result, false, diagnostics);
}

void fold_binary(Expression &expression, Diagnostics &diagnostics) {
    const Expression &left = *expression.left, &right = *expression.right;
    TokenKind operation = expression.operation;
    const Type *type = left.type;
    if (type->kind == Type::Kind::text) {
        if (is_comparison(operation))
            return become(expression, &type_untyped_bool, compare(operation, left.name.compare(right.name)));
        expression.name = left.name + right.name;
        return become(expression, type, 0);
    }
    if (type->kind == Type::Kind::real) {
        const long double a = left.real, b = right.real;
        if (is_comparison(operation))
            return become(expression, &type_untyped_bool, compare(operation, a < b ? -1 : a > b ? 1 : 0));
        return become_real(expression, type, operate(operation, a, b));
    }
    WideInteger a = left.value, b = right.value, result = 0;
    if (is_comparison(operation))
        return become(expression, &type_untyped_bool, compare(operation, a < b ? -1 : a > b ? 1 : 0));
    if (type->kind == Type::Kind::boolean)
        return become(expression, type, operation == TokenKind::logical_and ? a & b : a | b);
    const bool overflow = operate(operation, a, b, result);
    become_checked(expression, type, result, overflow, diagnostics);
}

// The count is not negative.
void fold_shift(Expression &expression, Diagnostics &diagnostics) {
    constexpr WideInteger count_max = 120;
    const Type *type = expression.type;
    const WideInteger value = expression.left->value, count = expression.right->value;
    if (expression.operation == TokenKind::shift_right)
        return become(expression, type, value >> (count > count_max ? count_max : count));
    WideInteger result = 0;
    bool overflow = value != 0 && count > count_max;
    if (!overflow)
        overflow = __builtin_mul_overflow(value, WideInteger{1} << (value == 0 ? 0 : count), &result);
    become_checked(expression, type, result, overflow, diagnostics);
}

Fit represent(Expression &constant, const Type *type) {
    const Type *from = constant.type;
    if (constant.kind != Expression::Kind::constant)
        return represent_operands(constant, type);
    if (is_numeric(from) != is_numeric(type) || (!is_numeric(from) && from->kind != type->kind))
        return Fit::no;
    if (type->kind == Type::Kind::integer) {
        if (from->kind == Type::Kind::real) {
            if (constant.real != std::floor(constant.real))
                return Fit::truncates;
            if (std::fabs(constant.real) > static_cast<long double>(wide_max))
                return Fit::overflows;
            constant.value = static_cast<WideInteger>(constant.real);
        }
        if (!fits(constant.value, type))
            return Fit::overflows;
    }
    if (type->kind == Type::Kind::real) {
        if (from->kind == Type::Kind::integer)
            constant.real = static_cast<long double>(constant.value);
        if (!type->untyped)
            constant.real = static_cast<double>(constant.real);
        constant.value = 0;
        if (std::isinf(constant.real))
            return Fit::overflows;
    }
    constant.type = type;
    return Fit::good;
}

std::string describe(Fit fit, const Type *type) {
    return fit == Fit::truncates ? "constant is no whole number, but " + spell(type) + " wants one"
                                 : "constant overflows " + spell(type);
}

} // namespace toy

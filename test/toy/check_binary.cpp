// check_binary.cpp -- operations on two operands.
#include "checker.h"

namespace toy {
namespace {

bool is_comparison(TokenKind operation) {
    return operation >= TokenKind::equal && operation <= TokenKind::greater_equal;
}

// Integers before runes before real numbers: what an operation on two untyped constants is done with.
int rank_of(const Type *type) {
    return type == &type_untyped_int ? 1 : type == &type_untyped_rune ? 2 : 3;
}

} // namespace

void Checker::binary(Expression &expression) {
    Expression &left = *expression.left, &right = *expression.right;
    value(left);
    value(right);
    if (left.type->kind == Type::Kind::invalid || right.type->kind == Type::Kind::invalid)
        return;
    const TokenKind operation = expression.operation;
    if (operation == TokenKind::shift_left || operation == TokenKind::shift_right)
        return shift(expression);
    if (!unite_operands(expression) || !operation_exists(expression))
        return;
    const bool divides = operation == TokenKind::slash || operation == TokenKind::percent;
    const bool constant = left.kind == Expression::Kind::constant && right.kind == Expression::Kind::constant;
    if (divides && right.kind == Expression::Kind::constant && right.value == 0 &&
        (left.type->kind == Type::Kind::integer || (constant && right.real == 0)))
        return error(right.at, "division by zero");
    expression.type = is_comparison(operation) ? &type_bool : left.type;
    expression.calls = left.calls || right.calls || !(is_word(left.type) || left.type->kind == Type::Kind::real);
    if (constant && !can_be_nil(left.type))
        fold_binary(expression, diagnostics_);
}

// Brings both operands to one type, where one of them is a constant without; says so where they have none in common.
bool Checker::unite_operands(Expression &expression) {
    Expression &left = *expression.left, &right = *expression.right;
    bool good;
    if (left.type != right.type && is_comparison(expression.operation))
        unite_with_interface(left, right);
    if (left.type->untyped && right.type->untyped) {
        good = left.type == right.type || (is_numeric(left.type) && is_numeric(right.type));
        if (good && left.type != right.type)
            represent(rank_of(left.type) < rank_of(right.type) ? left : right,
                      rank_of(left.type) < rank_of(right.type) ? right.type : left.type);
    } else if (left.type->untyped || right.type->untyped) {
        Expression &constant = left.type->untyped ? left : right;
        const Type *type = left.type->untyped ? right.type : left.type;
        const Fit found = represent(constant, type);
        if (found == Fit::overflows || found == Fit::truncates) {
            error(constant.at, describe(found, type));
            return false;
        }
        good = found == Fit::good;
    } else {
        const bool compares = is_comparison(expression.operation);
        good = left.type == right.type ||
               (compares && (assignable(left.type, right.type) || assignable(right.type, left.type)) &&
                (left.type->kind == right.type->kind || left.type == &type_nil || right.type == &type_nil));
        if (good && left.type == &type_nil)
            left.type = right.type;
        else if (good && right.type == &type_nil)
            right.type = left.type;
    }
    if (!good)
        error(expression.at, "the operands are " + spell(left.type) + " and " + spell(right.type));
    return good;
}

// Whether the operation exists for the type of its operands.
bool Checker::operation_exists(const Expression &expression) {
    const Type *type = expression.left->type;
    const Type::Kind kind = type->kind;
    auto is_nil = [](const Expression &operand) {
        return operand.kind == Expression::Kind::constant && can_be_nil(operand.type);
    };
    bool good;
    switch (expression.operation) {
    case TokenKind::equal:
    case TokenKind::not_equal:
        good = type != &type_nil &&
               (is_comparable(type) || is_nil(*expression.left) || is_nil(*expression.right));
        break;
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal:
    case TokenKind::plus: good = is_numeric(type) || kind == Type::Kind::text; break;
    case TokenKind::logical_and:
    case TokenKind::logical_or: good = kind == Type::Kind::boolean; break;
    case TokenKind::minus:
    case TokenKind::star:
    case TokenKind::slash: good = is_numeric(type); break;
    default: good = kind == Type::Kind::integer; break;
    }
    if (!good)
        error(expression.at, "there is no such operation on " + spell(type));
    return good;
}

// The operands of a shift need not have one type.
void Checker::shift(Expression &expression) {
    Expression &left = *expression.left, &right = *expression.right;
    const bool right_is_constant = right.kind == Expression::Kind::constant;
    const bool constant = right_is_constant && left.kind == Expression::Kind::constant;
    if (right.type->untyped && !fit(right, right.at, &type_int, "the count of a shift"))
        return;
    if (left.type->untyped && !fit(left, left.at, &type_untyped_int, "a shift"))
        return;
    if (left.type->kind != Type::Kind::integer || right.type->kind != Type::Kind::integer)
        return error(expression.at, "the operands are " + spell(left.type) + " and " + spell(right.type));
    if (right_is_constant && right.value < 0)
        return error(right.at, "negative shift count");
    expression.type = left.type;
    expression.calls = left.calls || right.calls;
    if (constant)
        fold_shift(expression, diagnostics_);
}

} // namespace toy

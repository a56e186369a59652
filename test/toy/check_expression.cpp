// check_expression.cpp -- the types of expressions that are no calls.
#include "checker.h"

namespace toy {

const Type *Checker::check(Expression &expression) {
    switch (expression.kind) {
    case Expression::Kind::name: name(expression); break;
    case Expression::Kind::unary: unary(expression); break;
    case Expression::Kind::binary: binary(expression); break;
    case Expression::Kind::call: call(expression); break;
    case Expression::Kind::index: index(expression); break;
    case Expression::Kind::slice: slice(expression); break;
    case Expression::Kind::receive: receive(expression); break;
    case Expression::Kind::constant:
        if (expression.huge) {
            error(expression.at, "integer literal overflows int");
            expression.huge = false;
        }
        break;
    default: break;
    }
    return expression.type;
}

const Type *Checker::value(Expression &expression) {
    check(expression);
    switch (expression.kind) {
    case Expression::Kind::type: error(expression.at, "a type is no value"); break;
    case Expression::Kind::function:
    case Expression::Kind::builtin: error(expression.at, "a function is no value; it can only be called"); break;
    default:
        if (expression.type == &type_none)
            error(expression.at, "the call has no value");
        else if (expression.type == &type_pair)
            error(expression.at, "the call has two values where one is wanted");
        else
            return expression.type;
    }
    return expression.type = &type_invalid;
}

bool Checker::want(Expression &expression, const Type *type, const std::string &where) {
    return want_type(value(expression), expression.at, type, where);
}

bool Checker::want_type(const Type *found, Position at, const Type *type, const std::string &where) {
    if (assignable(found, type))
        return true;
    error(at, "cannot use " + spell(found) + " as " + spell(type) + " in " + where);
    return false;
}

void Checker::name(Expression &expression) {
    Entity *entity = find(expression.name);
    if (entity == nullptr) {
        error(expression.at, expression.name == "_" ? "_ has no value" : "undefined: " + expression.name);
        return;
    }
    switch (entity->kind) {
    case Entity::Kind::function:
        expression.kind = Expression::Kind::function;
        expression.function = entity->function;
        return;
    case Entity::Kind::builtin:
        expression.kind = Expression::Kind::builtin;
        expression.builtin = entity->builtin;
        return;
    case Entity::Kind::constant:
        if (entity->constant == nullptr)
            return;
        expression.kind = Expression::Kind::constant;
        expression.type = entity->constant->type;
        expression.value = entity->constant->value;
        expression.name = entity->constant->name;
        return;
    case Entity::Kind::variable: break;
    }
    Variable *variable = entity->variable;
    if (variable->global) {
        if (variable->type == &type_invalid)
            for (auto &initial : initials_)
                if (initial->statement == entity->declaration)
                    check_initial(*initial);
        function_->globals.insert(variable);
    }
    long weight = 1;
    for (int i = 0; i < loop_depth_ && i < 4; i++)
        weight *= 10;
    variable->weight += weight;
    expression.kind = Expression::Kind::variable;
    expression.variable = variable;
    expression.type = variable->type;
}

void Checker::unary(Expression &expression) {
    Expression &operand = *expression.left;
    bool minus = expression.operation == TokenKind::minus;
    if (minus && operand.kind == Expression::Kind::constant && operand.huge) {
        expression.kind = Expression::Kind::constant; // -2^63: the only place for this literal
        expression.type = &type_int;
        expression.value = operand.value;
        return;
    }
    const Type *wanted = expression.operation == TokenKind::bang ? &type_bool : &type_int;
    const Type *type = value(operand);
    expression.calls = operand.calls;
    if (type == &type_invalid)
        return;
    if (type != wanted)
        return error(expression.at, "the operand is " + spell(type) + ", not " + spell(wanted));
    expression.type = type;
    if (operand.kind == Expression::Kind::constant)
        fold_unary(expression, diagnostics_);
}

void Checker::binary(Expression &expression) {
    Expression &left = *expression.left, &right = *expression.right;
    value(left);
    value(right);
    if (left.type == &type_invalid || right.type == &type_invalid)
        return;
    if (!operands_match(expression))
        return;
    bool compares = expression.operation >= TokenKind::equal && expression.operation <= TokenKind::greater_equal;
    bool shifts = expression.operation == TokenKind::shift_left || expression.operation == TokenKind::shift_right;
    bool divides = expression.operation == TokenKind::slash || expression.operation == TokenKind::percent;
    expression.type = compares ? &type_bool : left.type;
    expression.calls = left.calls || right.calls || left.type == &type_string;
    bool right_is_constant = right.kind == Expression::Kind::constant;
    if (divides && right_is_constant && right.value == 0)
        return error(right.at, "division by zero");
    if (shifts && right_is_constant && right.value < 0)
        return error(right.at, "negative shift count");
    if (left.kind == Expression::Kind::constant && right_is_constant && left.type != &type_nil)
        fold_binary(expression, diagnostics_);
}

// Whether the operation exists for the types of its operands.
bool Checker::operands_match(Expression &expression) {
    const Type *left = expression.left->type, *right = expression.right->type;
    bool good;
    switch (expression.operation) {
    case TokenKind::equal:
    case TokenKind::not_equal: good = left != &type_nil || right != &type_nil; break;
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal:
    case TokenKind::plus: good = left == &type_int || left == &type_string; break;
    case TokenKind::logical_and:
    case TokenKind::logical_or: good = left == &type_bool; break;
    default: good = left == &type_int; break;
    }
    if (!assignable(left, right) && !assignable(right, left))
        error(expression.at, "the operands are " + spell(left) + " and " + spell(right));
    else if (!good)
        error(expression.at, "there is no such operation on " + spell(left));
    else
        return true;
    return false;
}

void Checker::index(Expression &expression) {
    want(*expression.left, &type_string, "index: only strings have one");
    if (expression.right != nullptr)
        want(*expression.right, &type_int, "index");
    expression.calls = expression.left->calls || (expression.right != nullptr && expression.right->calls);
    expression.type = &type_int;
}

void Checker::slice(Expression &expression) {
    want(*expression.left, &type_string, "slice: only strings have one");
    for (ExpressionPointer *bound : {&expression.right, &expression.third})
        if (*bound != nullptr)
            want(**bound, &type_int, "the bound of a slice");
    expression.calls = true;
    expression.type = &type_string;
}

void Checker::receive(Expression &expression) {
    const Type *type = value(*expression.left);
    expression.calls = true;
    if (type == &type_invalid)
        return;
    if (type->kind != Type::Kind::channel || !type->receives)
        return error(expression.at, "cannot receive from " + spell(type));
    expression.type = type->element;
}

} // namespace toy

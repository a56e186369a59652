// check_expression.cpp -- the types of expressions that are no calls.
#include "checker.h"

namespace toy {

const Type *Checker::check(Expression &expression) {
    if (expression.type->kind != Type::Kind::invalid && expression.kind != Expression::Kind::constant)
        return expression.type; // a part of what the checker has made itself, which was checked before
    switch (expression.kind) {
    case Expression::Kind::name: name(expression); break;
    case Expression::Kind::unary: unary(expression); break;
    case Expression::Kind::binary: binary(expression); break;
    case Expression::Kind::call: call(expression); break;
    case Expression::Kind::index: index(expression); break;
    case Expression::Kind::slice: slice(expression); break;
    case Expression::Kind::receive: receive(expression); break;
    case Expression::Kind::field: field(expression); break;
    case Expression::Kind::reference: reference(expression); break;
    case Expression::Kind::pointee: pointee(expression); break;
    case Expression::Kind::composite: composite(expression, nullptr); break;
    case Expression::Kind::literal: literal(expression); break;
    case Expression::Kind::assertion: assertion(expression); break;
    case Expression::Kind::type:
        if (expression.written != nullptr)
            expression.type = resolve(*expression.written);
        break;
    default: break;
    }
    return expression.type;
}

const Type *Checker::value(Expression &expression) {
    check(expression);
    switch (expression.kind) {
    case Expression::Kind::type:
        if (expression.type->kind != Type::Kind::invalid)
            error(expression.at, "a type is no value");
        break;
    case Expression::Kind::function: function_value(expression); return expression.type;
    case Expression::Kind::method: method_value(expression); return expression.type;
    case Expression::Kind::builtin: error(expression.at, "a built-in function can only be called"); break;
    default:
        if (expression.type == &type_none)
            error(expression.at, "the call has no value");
        else if (expression.type->kind == Type::Kind::tuple)
            error(expression.at, "the call has " + spell(expression.type) + " where one is wanted");
        else
            return expression.type;
    }
    return expression.type = &type_invalid;
}

const Type *Checker::typed(Expression &expression) {
    const Type *type = value(expression);
    if (type->untyped && !fit(expression, expression.at, default_of(type), "an expression"))
        expression.type = &type_invalid;
    return expression.type;
}

bool Checker::want(Expression &expression, const Type *type, const std::string &where) {
    if (expression.kind == Expression::Kind::composite && expression.written == nullptr) {
        composite(expression, type);
        return expression.type->kind != Type::Kind::invalid;
    }
    value(expression);
    return fit(expression, expression.at, type, where);
}

// Whether the expression, which has been checked, can be used where this type is wanted. A constant becomes one of it.
bool Checker::fit(Expression &expression, Position at, const Type *type, const std::string &where) {
    if (type->kind == Type::Kind::invalid)
        return true;
    if (type->kind == Type::Kind::interface)
        return fit_interface(expression, at, type, where);
    if (expression.type->untyped) {
        const Fit found = represent(expression, type);
        if (found == Fit::no)
            return want_type(default_of(expression.type), at, type, where);
        if (found == Fit::good)
            return true;
        error(expression.at, describe(found, type));
        expression.type = &type_invalid;
        return false;
    }
    if (!want_type(expression.type, at, type, where))
        return false;
    if (expression.type == &type_nil)
        expression.type = type;
    return true;
}

bool Checker::want_type(const Type *found, Position at, const Type *type, const std::string &where) {
    if (assignable(found, type))
        return true;
    const std::string reason = type->kind == Type::Kind::interface ? why_not_implemented(found, type) : "";
    error(at, "cannot use " + spell(found) + " as " + spell(type) + " in " + where +
                  (reason.empty() ? "" : ": " + reason));
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
    case Entity::Kind::type:
        complete(*entity);
        expression.kind = Expression::Kind::type;
        expression.type = entity->type;
        return;
    case Entity::Kind::constant:
        if (entity->constant == nullptr && entity->declaration != nullptr)
            complete_constants(*entity->declaration);
        if (entity->constant == &iota_ && constants_depth_ == 0)
            error(expression.at, "iota is only known in a declaration of constants");
        if (entity->constant == nullptr)
            return;
        expression.kind = Expression::Kind::constant;
        expression.type = entity->constant->type;
        expression.value = entity->constant->value;
        expression.real = entity->constant->real;
        expression.name = entity->constant->name;
        return;
    case Entity::Kind::variable: return name_variable(expression, *entity);
    }
}

void Checker::name_variable(Expression &expression, const Entity &entity) {
    Variable *variable = seen(entity.variable, *function_);
    if (variable->global) {
        if (variable->type->kind == Type::Kind::invalid)
            for (auto &initial : initials_)
                if (initial->statement == entity.declaration)
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
    const Type *type = value(operand);
    expression.calls = operand.calls;
    if (type->kind == Type::Kind::invalid)
        return;
    const bool bang = expression.operation == TokenKind::bang, caret = expression.operation == TokenKind::caret;
    const bool good = bang    ? type->kind == Type::Kind::boolean
                      : caret ? type->kind == Type::Kind::integer
                              : is_numeric(type);
    if (!good)
        return error(expression.at, "the operand is " + spell(type) + ", not " + (bang ? "bool" : "int"));
    expression.type = type;
    if (operand.kind == Expression::Kind::constant)
        fold_unary(expression, diagnostics_);
}

void Checker::receive(Expression &expression) {
    const Type *type = value(*expression.left);
    expression.calls = true;
    if (type->kind == Type::Kind::invalid)
        return;
    if (type->kind != Type::Kind::channel || !type->receives)
        return error(expression.at, "cannot receive from " + spell(type));
    expression.type = type->element;
}

} // namespace toy

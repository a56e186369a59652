// check_interface.cpp -- where a value becomes an interface.
#include "checker.h"

namespace toy {

// fit, where an interface is wanted: a value of another type is wrapped.
bool Checker::fit_interface(Expression &expression, Position at, const Type *type, const std::string &where) {
    if (expression.type->untyped && !fit(expression, at, default_of(expression.type), where))
        return false;
    if (!want_type(expression.type, at, type, where))
        return false;
    if (expression.type == &type_nil)
        expression.type = type;
    if (expression.type->kind == Type::Kind::invalid || underlying(expression.type) == underlying(type))
        return true;
    auto inner = std::make_unique<Expression>(std::move(expression));
    expression = Expression();
    expression.kind = Expression::Kind::as_interface;
    expression.at = inner->at;
    expression.height = inner->height + 1;
    expression.type = type;
    expression.calls = inner->calls || inner->kind != Expression::Kind::constant;
    expression.left = std::move(inner);
    return true;
}

// Two operands of a comparison, one of which may be an interface: the other becomes one.
void Checker::unite_with_interface(Expression &left, Expression &right) {
    const bool is_left = left.type->kind == Type::Kind::interface;
    Expression &whole = is_left ? left : right, &other = is_left ? right : left;
    if (whole.type->kind == Type::Kind::interface && other.type != &type_nil &&
        (other.type->untyped || (is_comparable(other.type) && assignable(other.type, whole.type))))
        fit(other, other.at, whole.type, "comparison");
}

} // namespace toy

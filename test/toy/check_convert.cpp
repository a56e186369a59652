// check_convert.cpp -- conversions: T(value).
#include "checker.h"
#include "utf8.h"

namespace toy {
namespace {

// Values of both types have the same bits, so that nothing is done at run time.
bool same_bits(const Type *from, const Type *to) {
    if (underlying(from) == underlying(to))
        return true;
    if (from->kind == Type::Kind::pointer && to->kind == Type::Kind::pointer)
        return underlying(from->element) == underlying(to->element);
    return assignable(from, to);
}

bool is_text_slice(const Type *type) {
    return type->kind == Type::Kind::slice && (type->element == &type_byte || type->element == &type_rune);
}

bool convertible(const Type *from, const Type *to) {
    if (is_numeric(from) && is_numeric(to))
        return true;
    if (to->kind == Type::Kind::text)
        return from->kind == Type::Kind::integer || is_text_slice(from);
    return from->kind == Type::Kind::text && is_text_slice(to);
}

} // namespace

void Checker::convert(Expression &expression) {
    const Type *to = expression.left->type;
    if (!count_arguments(expression, 1, 1))
        return;
    Expression &operand = *expression.arguments[0];
    const Type *from = value(operand);
    if (from->kind == Type::Kind::invalid || to->kind == Type::Kind::invalid)
        return;
    if (to->kind == Type::Kind::interface) {
        if (fit(operand, operand.at, to, "conversion")) {
            ExpressionPointer inner = std::move(expression.arguments[0]);
            expression = std::move(*inner);
            expression.type = to;
            expression.converted = true;
        }
        return;
    }
    const bool constant = operand.kind == Expression::Kind::constant && from != &type_nil;
    const bool to_basic = is_numeric(to) || to->kind == Type::Kind::text || to->kind == Type::Kind::boolean;
    if (constant && to_basic)
        return convert_constant(expression, to);
    if (from->untyped)
        from = typed(operand);
    if (same_bits(from, to)) {
        ExpressionPointer inner = std::move(expression.arguments[0]);
        expression = std::move(*inner);
        expression.type = to;
        expression.converted = true;
        return;
    }
    if (!convertible(from, to))
        return error(expression.at, "cannot use " + spell(from) + " as " + spell(to) + " in conversion");
    const bool in_line = is_numeric(from) && is_numeric(to);
    expression.calls = operand.calls || !in_line;
    expression.builtin = Builtin::convert;
    expression.type = to;
}

void Checker::convert_constant(Expression &expression, const Type *to) {
    ExpressionPointer inner = std::move(expression.arguments[0]);
    const Type *from = inner->type;
    if (to->kind == Type::Kind::text && from->kind == Type::Kind::integer) {
        constexpr WideInteger rune_max = 0x10ffff;
        inner->name = utf8(inner->value > rune_max ? -1 : static_cast<std::int64_t>(inner->value));
        inner->value = 0;
        inner->type = to;
    } else if (Fit found = represent(*inner, to); found == Fit::no) {
        return error(expression.at, "cannot use " + spell(from) + " as " + spell(to) + " in conversion");
    } else if (found != Fit::good) {
        return error(expression.at, describe(found, to));
    }
    expression = std::move(*inner);
}

} // namespace toy

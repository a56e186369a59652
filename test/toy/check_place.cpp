// check_place.cpp -- what has an address: elements, fields, what pointers point to; and slices of these.
#include "checker.h"

#include <algorithm>

namespace toy {

// Whether it stays where it is, so that it can be assigned to and its address be taken.
bool Checker::is_addressable(const Expression &expression) {
    if (expression.converted)
        return false;
    switch (expression.kind) {
    case Expression::Kind::variable:
    case Expression::Kind::pointee: return true;
    case Expression::Kind::field:
        return expression.left->type->kind == Type::Kind::pointer || is_addressable(*expression.left);
    case Expression::Kind::index:
        return expression.left->type->kind == Type::Kind::slice ||
               expression.left->type->kind == Type::Kind::pointer ||
               (expression.left->type->kind == Type::Kind::array && is_addressable(*expression.left));
    default: return false;
    }
}

// The address of this is kept, so the variable that it is a part of has to live in allocated memory.
void Checker::box(Expression &expression) {
    Expression *whole = &expression;
    while ((whole->kind == Expression::Kind::field && whole->left->type->kind == Type::Kind::structure) ||
           (whole->kind == Expression::Kind::index && whole->left->type->kind == Type::Kind::array))
        whole = whole->left.get();
    if (whole->kind == Expression::Kind::variable && !whole->variable->global)
        whole->variable->boxed = true;
}

// An index that is known must be within an array or a constant string.
void Checker::index_constant(Expression &index, std::int64_t length) {
    if (index.kind != Expression::Kind::constant)
        return;
    if (index.value < 0)
        error(index.at, "the index is negative");
    else if (length >= 0 && index.value >= length)
        error(index.at, "the index is out of range of " + std::to_string(length) + " elements");
}

void Checker::index(Expression &expression) {
    Expression &whole = *expression.left;
    const Type *type = value(whole);
    if (expression.right == nullptr)
        return;
    Expression &position = *expression.right;
    expression.calls = whole.calls;
    if (type->kind == Type::Kind::map) {
        want(position, type->key, "the key of a map");
        expression.calls = true;
        expression.type = type->element;
        return;
    }
    if (value(position)->untyped)
        fit(position, position.at, &type_int, "index");
    else if (position.type->kind != Type::Kind::integer && position.type->kind != Type::Kind::invalid)
        error(position.at, "cannot use " + spell(position.type) + " as int in index");
    expression.calls = whole.calls || position.calls;
    const bool through_pointer = type->kind == Type::Kind::pointer && type->element->kind == Type::Kind::array;
    const Type *array = through_pointer ? type->element : type;
    if (type->kind == Type::Kind::text) {
        const bool constant = whole.kind == Expression::Kind::constant;
        typed(whole);
        index_constant(position, constant ? static_cast<std::int64_t>(whole.name.size()) : -1);
        expression.type = &type_byte;
    } else if (type->kind == Type::Kind::slice || array->kind == Type::Kind::array) {
        index_constant(position, array->kind == Type::Kind::array ? array->length : -1);
        expression.type = array->element;
    } else if (type->kind != Type::Kind::invalid) {
        error(whole.at, spell(type) + " has no elements");
    }
}

void Checker::slice(Expression &expression) {
    Expression &whole = *expression.left;
    const Type *type = typed(whole);
    expression.calls = true;
    for (ExpressionPointer *bound : {&expression.right, &expression.third}) {
        if (*bound == nullptr)
            continue;
        want(**bound, &type_int, "the bound of a slice");
        index_constant(**bound, type->kind == Type::Kind::array ? type->length + 1 : -1);
    }
    switch (type->kind) {
    case Type::Kind::text:
    case Type::Kind::slice: expression.type = type; return;
    case Type::Kind::pointer:
        if (type->element->kind != Type::Kind::array)
            break;
        expression.type = slice_of(type->element->element);
        return;
    case Type::Kind::array:
        if (!is_addressable(whole))
            return error(whole.at, "only an array with an address can be sliced");
        box(whole);
        expression.type = slice_of(type->element);
        return;
    case Type::Kind::invalid: return;
    default: break;
    }
    error(whole.at, "there is no slice of " + spell(type));
}

// *p, or *T.
void Checker::pointee(Expression &expression) {
    Expression &pointer = *expression.left;
    check(pointer);
    if (pointer.kind == Expression::Kind::type) {
        expression.kind = Expression::Kind::type;
        if (pointer.type->kind != Type::Kind::invalid)
            expression.type = pointer_to(pointer.type);
        return;
    }
    const Type *type = value(pointer);
    expression.calls = pointer.calls;
    if (type->kind == Type::Kind::invalid)
        return;
    if (type->kind != Type::Kind::pointer)
        return error(expression.at, spell(type) + " is no pointer");
    expression.type = type->element;
}

void Checker::reference(Expression &expression) {
    Expression &whole = *expression.left;
    const Type *type = value(whole);
    expression.calls = whole.calls || whole.kind == Expression::Kind::composite;
    if (type->kind == Type::Kind::invalid)
        return;
    if (whole.kind != Expression::Kind::composite && !is_addressable(whole))
        return error(expression.at, expression.takes_home ? "this cannot be assigned to" : "this has no address");
    if (!expression.takes_home)
        box(whole);
    expression.type = pointer_to(type);
}

} // namespace toy

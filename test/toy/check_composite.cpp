// check_composite.cpp -- composite literals: T{...}.
#include "checker.h"

#include <algorithm>
#include <set>

namespace toy {

// `wanted` is the type of the elements around it, for a literal that has none of its own.
void Checker::composite(Expression &expression, const Type *wanted) {
    expression.calls = true;
    const Type *type = wanted;
    bool sized_by_values = false;
    if (expression.written != nullptr) {
        WrittenType &written = *expression.written;
        sized_by_values = written.kind == WrittenType::Kind::array && written.length == nullptr;
        if (!sized_by_values)
            type = resolve(written);
        else if (const Type *element = resolve(*written.element); element->kind != Type::Kind::invalid)
            type = array_of(element, 0);
        else
            type = element;
    }
    if (type == nullptr || type->kind == Type::Kind::invalid) {
        if (type == nullptr)
            error(expression.at, "the literal has no type");
        return;
    }
    expression.type = type;
    switch (type->kind) {
    case Type::Kind::structure: return composite_structure(expression);
    case Type::Kind::array:
    case Type::Kind::slice: return composite_elements(expression, sized_by_values);
    case Type::Kind::map: return composite_map(expression);
    default:
        error(expression.at, "there is no literal of " + spell(type));
        expression.type = &type_invalid;
    }
}

// A value whose type may be left out: also &T, where the elements are pointers.
void Checker::composite_value(Expression &value, const Type *type) {
    const bool bare = value.kind == Expression::Kind::composite && value.written == nullptr;
    if (!bare || type->kind != Type::Kind::pointer) {
        want(value, type, "a composite literal");
        return;
    }
    auto inner = std::make_unique<Expression>(std::move(value));
    composite(*inner, type->element);
    value = Expression();
    value.kind = Expression::Kind::reference;
    value.at = inner->at;
    value.calls = true;
    value.type = inner->type->kind == Type::Kind::invalid ? &type_invalid : type;
    value.left = std::move(inner);
}

void Checker::composite_structure(Expression &expression) {
    const std::vector<Field> &fields = expression.type->fields;
    std::set<std::size_t> seen;
    const bool named = !expression.keys.empty() && expression.keys.front() != nullptr;
    for (std::size_t i = 0; i < expression.arguments.size(); i++) {
        Expression &value = *expression.arguments[i];
        const Expression *key = expression.keys[i].get();
        std::size_t place = i;
        if ((key != nullptr) != named) {
            error(value.at, "either all fields have names or none");
        } else if (key != nullptr) {
            auto found = std::find_if(fields.begin(), fields.end(),
                                      [&](const Field &field) { return field.name == key->name; });
            place = static_cast<std::size_t>(found - fields.begin());
            if (key->kind != Expression::Kind::name || found == fields.end())
                error(key->at, spell(expression.type) + " has no field " + key->name);
            else if (!seen.insert(place).second)
                error(key->at, "field " + key->name + " is given twice");
        }
        if (place < fields.size())
            composite_value(value, fields[place].type);
        else
            check(value);
        expression.places.push_back(static_cast<std::int64_t>(place));
    }
    if (!named && !expression.arguments.empty() && expression.arguments.size() != fields.size())
        error(expression.at, std::to_string(expression.arguments.size()) + " values given for " +
                                 std::to_string(fields.size()) + " fields");
}

void Checker::composite_elements(Expression &expression, bool sized_by_values) {
    const Type *type = expression.type;
    constexpr std::int64_t count_max = 1 << 20;
    std::set<std::int64_t> seen;
    std::int64_t next = 0, count = 0;
    for (std::size_t i = 0; i < expression.arguments.size(); i++) {
        if (Expression *key = expression.keys[i].get(); key != nullptr) {
            want(*key, &type_int, "the index of an element");
            if (key->kind != Expression::Kind::constant || key->value < 0 || key->value > count_max)
                error(key->at, "the index of an element is a constant from 0 to 1,048,576");
            else
                next = static_cast<std::int64_t>(key->value);
        }
        Expression &value = *expression.arguments[i];
        if (!seen.insert(next).second)
            error(value.at, "element " + std::to_string(next) + " is given twice");
        if (type->kind == Type::Kind::array && !sized_by_values && next >= type->length)
            error(value.at, "the index is out of range of " + std::to_string(type->length) + " elements");
        composite_value(value, type->element);
        expression.places.push_back(next++);
        count = std::max(count, next);
    }
    if (sized_by_values)
        expression.type = array_of(type->element, count);
    expression.value = count;
}

void Checker::composite_map(Expression &expression) {
    const Type *type = expression.type;
    for (std::size_t i = 0; i < expression.arguments.size(); i++) {
        Expression &value = *expression.arguments[i];
        if (expression.keys[i] == nullptr)
            error(value.at, "the key is missing");
        else
            composite_value(*expression.keys[i], type->key);
        composite_value(value, type->element);
    }
}

} // namespace toy

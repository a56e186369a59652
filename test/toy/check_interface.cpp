// check_interface.cpp -- interface types, where a value becomes one, and what it holds.
#include "build_tree.h"
#include "checker.h"

#include <algorithm>
#include <utility>

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
    const bool both = left.type->kind == right.type->kind;
    const bool is_left = left.type->kind == Type::Kind::interface && (!both || assignable(right.type, left.type));
    Expression &whole = is_left ? left : right, &other = is_left ? right : left;
    if (whole.type->kind == Type::Kind::interface && other.type != &type_nil &&
        (other.type->untyped || (is_comparable(other.type) && assignable(other.type, whole.type))))
        fit(other, other.at, whole.type, "comparison");
}

const Type *Checker::resolve_interface(const WrittenType &written) {
    std::vector<Method> methods;
    auto add = [&](const Method &method, Position at) {
        auto known = std::find_if(methods.begin(), methods.end(),
                                  [&](const Method &other) { return other.name == method.name; });
        if (known == methods.end())
            methods.push_back(method);
        else if (known->signature != method.signature)
            error(at, "method " + method.name + " is declared twice");
    };
    for (const WrittenField &field : written.fields) {
        const Type *type = resolve(*field.type);
        if (type == &type_invalid)
            return type;
        if (!field.name.empty()) {
            add({field.name, type, nullptr, false}, field.at);
        } else if (type->kind == Type::Kind::interface) {
            for (const Method &method : type->methods)
                add(method, field.at);
        } else {
            error(field.at, type->kind == Type::Kind::invalid ? "an interface that is embedded in itself"
                                                              : spell(type) + " is no interface");
            return &type_invalid;
        }
    }
    return interface_of(std::move(methods));
}

// x.(T)
void Checker::assertion(Expression &expression) {
    const Type *interface = value(*expression.left);
    if (expression.written == nullptr)
        return error(expression.at, "x.(type) stands only in the head of a switch");
    const Type *type = resolve(*expression.written);
    expression.calls = true;
    if (interface->kind == Type::Kind::invalid || type->kind == Type::Kind::invalid)
        return;
    if (interface->kind != Type::Kind::interface)
        return error(expression.left->at, spell(interface) + " is no interface");
    if (can_hold(interface, type, expression.at))
        expression.type = type;
}

// Whether a value of the type can be in the interface at all.
bool Checker::can_hold(const Type *interface, const Type *type, Position at) {
    if (type->kind == Type::Kind::interface || implements(type, interface))
        return true;
    error(at, spell(interface) + " never holds " + spell(type) + ": " + why_not_implemented(type, interface));
    return false;
}

// The switch's value has two hidden variables, the second without methods, whose first word is the type. The cases
// become tests of it; where a clause has one type, its variable gets the value.
void Checker::choice_by_type(Statement &statement) {
    const Position at = statement.at;
    open_scope();
    if (statement.before != nullptr)
        this->statement(*statement.before);
    const Type *interface = typed(*statement.condition);
    const bool good = interface->kind == Type::Kind::interface;
    if (!good && interface->kind != Type::Kind::invalid)
        error(statement.condition->at, spell(interface) + " is no interface");
    statement.expansion = block_of(at);
    std::vector<StatementPointer> &head = statement.expansion->body;
    if (good) {
        head.push_back(define_hidden("value", std::move(statement.condition)));
        head.push_back(declare_of(hidden("switch", at), &type_any));
        head.push_back(assign_of(hidden("switch", at), hidden("value", at)));
        statements(head);
    }
    Statement *outer = std::exchange(left_, &statement);
    std::set<const Type *> seen;
    bool has_default = false;
    for (Clause &clause : statement.clauses) {
        if (clause.is_default && std::exchange(has_default, true))
            error(clause.at, "a second default");
        if (clause.falls_through)
            error(clause.closed_at, "there is no fallthrough in a switch of types");
        const Type *type = clause_types(clause, interface, seen);
        if (good && !statement.targets.empty())
            clause_variable(clause, *statement.targets.front(), type);
        open_scope();
        statements(clause.body);
        close_scope();
    }
    left_ = outer;
    close_scope();
}

// The clause begins with the declaration of the variable. It has this type, or is what the switch is over.
void Checker::clause_variable(Clause &clause, const Expression &name, const Type *type) {
    const bool is_whole = type == nullptr || type->kind == Type::Kind::invalid;
    ExpressionPointer found = hidden(is_whole ? "value" : "switch", clause.at);
    if (!is_whole) {
        check(*found);
        auto made = std::make_unique<Expression>();
        made->kind = Expression::Kind::assertion;
        made->at = clause.at;
        made->height = found->height + 1;
        made->left = std::move(found);
        made->type = type;
        made->known = made->calls = true;
        found = std::move(made);
    }
    auto target = std::make_unique<Expression>();
    target->kind = Expression::Kind::name;
    target->at = clause.at;
    target->name = name.name;
    StatementPointer define = assign_of(std::move(target), std::move(found));
    define->defines = true;
    clause.body.insert(clause.body.begin(), std::move(define));
}

// The types of a clause become conditions. Returns the type, where it is only one.
const Type *Checker::clause_types(Clause &clause, const Type *interface, std::set<const Type *> &seen) {
    const Type *last = nullptr;
    for (ExpressionPointer &value : clause.values) {
        const Type *type = check(*value);
        const bool is_nil = type == &type_nil;
        last = value->kind == Expression::Kind::type ? type : nullptr;
        if (value->kind != Expression::Kind::type && !is_nil) {
            if (type->kind != Type::Kind::invalid || value->kind != Expression::Kind::name)
                error(value->at, "a case of types is a type or nil");
        } else if (type->kind != Type::Kind::invalid && interface->kind == Type::Kind::interface) {
            if (!seen.insert(type).second)
                error(value->at, "a second case for " + spell(type));
            if (!is_nil)
                can_hold(interface, type, value->at);
        }
        auto test = std::make_unique<Expression>();
        test->kind = Expression::Kind::type_test;
        test->at = value->at;
        test->type = &type_bool;
        test->calls = true;
        test->right = std::move(value);
        if (interface->kind == Type::Kind::interface) {
            test->left = hidden("switch", test->at);
            check(*test->left);
        }
        value = std::move(test);
    }
    return clause.values.size() == 1 ? last : nullptr;
}

} // namespace toy

// check_assign.cpp -- declarations and assignments.
#include "checker.h"

namespace toy {

// The types of what a declaration or an assignment stores, one for each target: from as many values, from a call with
// several results, or from what has an ok. Empty where they do not match, which is reported.
std::vector<const Type *> Checker::value_types(Statement &statement) {
    std::vector<const Type *> types;
    const std::size_t wanted = statement.targets.size();
    if (wanted > 1 && statement.values.size() == 1) {
        Expression &source = *statement.values.front();
        const Type *type = check(source);
        if (type->kind == Type::Kind::tuple && type->fields.size() == wanted) {
            for (const Field &field : type->fields)
                types.push_back(field.type);
            return types;
        }
        const bool has_ok = source.kind == Expression::Kind::receive || source.kind == Expression::Kind::assertion ||
                            (source.kind == Expression::Kind::index && source.left->type->kind == Type::Kind::map);
        if (wanted == 2 && has_ok && !source.converted)
            return {type, &type_bool};
        if (type->kind != Type::Kind::invalid)
            error(statement.at, std::to_string(wanted) + " variables but " +
                                    (type->kind == Type::Kind::tuple ? spell(type) : "1 value"));
        return types;
    }
    for (ExpressionPointer &source : statement.values)
        types.push_back(value(*source));
    if (types.size() != wanted) {
        error(statement.at,
              std::to_string(wanted) + " variables but " + std::to_string(types.size()) + " values");
        types.clear();
    }
    return types;
}

// Whether value i of the statement, of type `found`, can be stored in a variable of this type.
bool Checker::store(Statement &statement, std::size_t i, const Type *found, const Type *type,
                    const std::string &where) {
    const Position at = statement.targets[i]->at;
    if (type == &type_nil) {
        error(at, "nil needs a type here");
        return false;
    }
    if (type->kind == Type::Kind::invalid)
        return false;
    if (statement.values.size() == statement.targets.size())
        return fit(*statement.values[i], at, type, where);
    return want_type(found, at, type, where);
}

void Checker::declare(Statement &statement) {
    if (statement.values.empty()) {
        const Type *type = statement.written != nullptr ? resolve(*statement.written) : &type_invalid;
        for (ExpressionPointer &target : statement.targets)
            statement.variables.push_back(new_local(*target, type));
        statement.is_new.assign(statement.targets.size(), true);
        return;
    }
    define(statement, value_types(statement));
}

// Makes the variables of `var` with values, and of `:=`, whose types are those of the values.
void Checker::define(Statement &statement, const std::vector<const Type *> &types) {
    bool anything_new = false;
    clock_++;
    for (std::size_t i = 0; i < statement.targets.size(); i++) {
        Expression &target = *statement.targets[i];
        const Type *found = i < types.size() ? types[i] : &type_invalid;
        if (target.kind != Expression::Kind::name) {
            error(target.at, "only a name can stand left of :=");
            statement.variables.push_back(nullptr);
            statement.is_new.push_back(true);
            continue;
        }
        auto known = scopes_.back().find(target.name);
        if (statement.defines && known != scopes_.back().end() && known->second.variable != nullptr) {
            store(statement, i, found, known->second.variable->type, "assignment");
            statement.variables.push_back(known->second.variable);
            statement.is_new.push_back(false);
            continue;
        }
        const Type *type = statement.written != nullptr ? resolve(*statement.written) : default_of(found);
        const bool good = store(statement, i, found, type, "declaration");
        anything_new = anything_new || target.name != "_";
        statement.is_new.push_back(true);
        statement.variables.push_back(new_local(target, good || statement.written != nullptr ? type : &type_invalid));
    }
    if (statement.defines && !anything_new)
        error(statement.at, "no new variable left of :=");
}

void Checker::assign(Statement &statement) {
    if (statement.operation != TokenKind::end_of_file)
        return operation(statement);
    std::vector<const Type *> types = value_types(statement);
    if (statement.defines)
        return define(statement, types);
    for (std::size_t i = 0; i < statement.targets.size(); i++)
        assign_to(statement, i, i < types.size() ? types[i] : &type_invalid);
}

void Checker::assign_to(Statement &statement, std::size_t i, const Type *found) {
    Expression &target = *statement.targets[i];
    statement.variables.push_back(nullptr);
    if (target.kind == Expression::Kind::name && target.name == "_") {
        store(statement, i, found, default_of(found), "assignment");
        return;
    }
    const Type *type = check(target);
    const bool is_name = target.kind == Expression::Kind::function || target.kind == Expression::Kind::builtin ||
                         target.kind == Expression::Kind::constant;
    if (type->kind == Type::Kind::invalid && !is_name)
        return;
    const bool in_map =
        target.kind == Expression::Kind::index && target.left->type->kind == Type::Kind::map && !target.converted;
    if (!in_map && !is_addressable(target))
        return error(target.at, "this cannot be assigned to");
    if (target.kind == Expression::Kind::variable)
        statement.variables.back() = target.variable;
    if (found->kind != Type::Kind::invalid)
        store(statement, i, found, type, "assignment");
}

} // namespace toy

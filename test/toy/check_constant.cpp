// check_constant.cpp -- declarations of constants, and iota.
//
// Those of the package may stand in any order, in any file: one is completed when it is first used, or in the end.
#include "checker.h"

namespace toy {

void Checker::constants(Statement &statement) {
    constant_values(statement);
    for (std::size_t i = 0; i < statement.targets.size(); i++) {
        Entity entity;
        entity.kind = Entity::Kind::constant;
        entity.constant = i < statement.values.size() ? statement.values[i].get() : nullptr;
        if (statement.targets[i]->name != "_")
            enter(statement.targets[i]->at, statement.targets[i]->name, entity);
    }
}

// The names, whose values are not yet known.
void Checker::enter_constants(Statement &statement) {
    for (ExpressionPointer &target : statement.targets) {
        Entity entity;
        entity.kind = Entity::Kind::constant;
        entity.declaration = &statement;
        if (target->name != "_")
            enter(target->at, target->name, entity);
    }
}

void Checker::complete_constants(Statement &statement) {
    if (complete_.contains(&statement))
        return;
    if (!begun_.insert(&statement).second)
        return error(statement.at, "the value of " + statement.targets.front()->name + " depends on itself");
    constant_values(statement);
    complete_.insert(&statement);
    for (std::size_t i = 0; i < statement.targets.size() && i < statement.values.size(); i++) {
        Entity *entity = find(statement.targets[i]->name);
        if (entity != nullptr && entity->declaration == &statement)
            entity->constant = statement.values[i].get();
    }
}

void Checker::constant_values(Statement &statement) {
    const WideInteger outer = std::exchange(iota_.value, statement.iota);
    constants_depth_++;
    if (statement.values.size() != statement.targets.size())
        error(statement.at, "as many values as constants are wanted");
    for (ExpressionPointer &source : statement.values) {
        value(*source);
        if (source->kind != Expression::Kind::constant || source->type == &type_nil) {
            if (source->type->kind != Type::Kind::invalid)
                error(source->at, "this value is not constant");
            source->type = &type_invalid;
        } else if (statement.written != nullptr) {
            if (!fit(*source, source->at, resolve(*statement.written), "declaration"))
                source->type = &type_invalid;
        }
    }
    constants_depth_--;
    iota_.value = outer;
}

} // namespace toy

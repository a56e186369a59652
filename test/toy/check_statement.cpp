// check_statement.cpp -- statements: declarations, assignments, control flow, and where a function's end is reached.
#include "checker.h"

namespace toy {

void Checker::statements(std::vector<StatementPointer> &list) {
    for (StatementPointer &part : list)
        statement(*part);
}

void Checker::statement(Statement &statement) {
    switch (statement.kind) {
    case Statement::Kind::block:
        open_scope();
        statements(statement.body);
        return close_scope();
    case Statement::Kind::expression: return expression_statement(*statement.values.front());
    case Statement::Kind::declare: return declare(statement);
    case Statement::Kind::constant: return constants(statement);
    case Statement::Kind::assign: return assign(statement);
    case Statement::Kind::branch: return branch(statement);
    case Statement::Kind::loop: return loop(statement);
    case Statement::Kind::leave:
        if (loop_ == nullptr)
            return error(statement.at, "break outside a loop");
        loop_->left_early = true;
        return;
    case Statement::Kind::repeat:
        if (loop_ == nullptr)
            error(statement.at, "continue outside a loop");
        return;
    case Statement::Kind::give: return give(statement);
    case Statement::Kind::start: return start(statement);
    case Statement::Kind::send: return send(statement);
    }
}

// The types of what a declaration or an assignment stores, one for each target: from as many values, from a call with
// two results, or from a receive with its ok. Empty where they do not match, which is reported.
std::vector<const Type *> Checker::value_types(Statement &statement) {
    std::vector<const Type *> types;
    if (statement.targets.size() == 2 && statement.values.size() == 1) {
        Expression &source = *statement.values.front();
        const Type *type = check(source);
        if (type == &type_pair)
            return source.function->results;
        if (source.kind == Expression::Kind::receive)
            return {type, &type_bool};
        if (type != &type_invalid)
            error(statement.at, "2 variables but 1 value");
        return types;
    }
    for (ExpressionPointer &source : statement.values)
        types.push_back(value(*source));
    if (types.size() != statement.targets.size()) {
        error(statement.at, std::to_string(statement.targets.size()) + " variables but " +
                                std::to_string(types.size()) + " values");
        types.clear();
    }
    return types;
}

void Checker::declare(Statement &statement) {
    if (statement.values.empty()) {
        for (ExpressionPointer &target : statement.targets)
            statement.variables.push_back(new_local(*target, statement.written_type));
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
        const Type *type = i < types.size() ? types[i] : &type_invalid;
        if (target.kind != Expression::Kind::name) {
            error(target.at, "only a name can stand left of :=");
            continue;
        }
        auto known = scopes_.back().find(target.name);
        if (statement.defines && known != scopes_.back().end() && known->second.variable != nullptr) {
            want_type(type, target.at, known->second.variable->type, "assignment");
            statement.variables.push_back(known->second.variable);
            continue;
        }
        if (statement.written_type != nullptr) {
            want_type(type, target.at, statement.written_type, "declaration");
            type = statement.written_type;
        } else if (type == &type_nil) {
            error(target.at, "nil needs a type here");
            type = &type_invalid;
        }
        anything_new = anything_new || target.name != "_";
        statement.variables.push_back(new_local(target, type));
    }
    if (statement.defines && !anything_new)
        error(statement.at, "no new variable left of :=");
}

void Checker::constants(Statement &statement) {
    if (statement.values.size() != statement.targets.size())
        error(statement.at, "as many values as constants are wanted");
    for (std::size_t i = 0; i < statement.targets.size(); i++) {
        Entity entity;
        entity.kind = Entity::Kind::constant;
        if (i < statement.values.size()) {
            Expression &source = *statement.values[i];
            value(source);
            if (source.kind != Expression::Kind::constant || source.type == &type_nil) {
                if (source.type != &type_invalid)
                    error(source.at, "this value is not constant");
                source.type = &type_invalid;
            } else if (statement.written_type != nullptr) {
                want_type(source.type, source.at, statement.written_type, "declaration");
            }
            entity.constant = &source;
        }
        if (statement.targets[i]->name != "_")
            enter(statement.targets[i]->at, statement.targets[i]->name, entity);
    }
}

void Checker::assign(Statement &statement) {
    std::vector<const Type *> types = value_types(statement);
    if (statement.defines)
        return define(statement, types);
    for (std::size_t i = 0; i < statement.targets.size(); i++) {
        Expression &target = *statement.targets[i];
        statement.variables.push_back(nullptr);
        const Type *found = i < types.size() ? types[i] : &type_invalid;
        if (target.kind == Expression::Kind::name && target.name == "_") {
            if (found == &type_nil)
                error(target.at, "nil needs a type here");
            continue;
        }
        const Type *type = value(target);
        if (target.kind == Expression::Kind::variable)
            statement.variables.back() = target.variable;
        else if (type != &type_invalid)
            error(target.at, "this cannot be assigned to");
        want_type(found, target.at, type, "assignment");
    }
}

void Checker::branch(Statement &statement) {
    open_scope();
    if (statement.before != nullptr)
        this->statement(*statement.before);
    if (statement.condition != nullptr)
        want(*statement.condition, &type_bool, "the condition of if");
    open_scope();
    statements(statement.body);
    close_scope();
    if (statement.otherwise != nullptr)
        this->statement(*statement.otherwise);
    close_scope();
}

void Checker::loop(Statement &statement) {
    open_scope();
    if (statement.before != nullptr)
        this->statement(*statement.before);
    Statement *outer = loop_;
    loop_ = &statement;
    loop_depth_++;
    if (statement.condition != nullptr)
        want(*statement.condition, &type_bool, "the condition of for");
    if (statement.after != nullptr)
        this->statement(*statement.after);
    open_scope();
    statements(statement.body);
    close_scope();
    loop_depth_--;
    loop_ = outer;
    close_scope();
}

void Checker::give(Statement &statement) {
    const std::vector<const Type *> &results = function_->results;
    if (results.size() == 2 && statement.values.size() == 1) {
        Expression &source = *statement.values.front();
        const Type *type = check(source);
        if (type == &type_pair) {
            for (std::size_t i = 0; i < 2; i++)
                want_type(source.function->results[i], source.at, results[i], "return");
        } else if (type != &type_invalid) {
            error(statement.at, "1 value returned, 2 wanted");
        }
        return;
    }
    for (std::size_t i = 0; i < statement.values.size(); i++) {
        const Type *type = value(*statement.values[i]);
        if (i < results.size())
            want_type(type, statement.values[i]->at, results[i], "return");
    }
    if (statement.values.size() != results.size())
        error(statement.at, std::to_string(statement.values.size()) + " values returned, " +
                                std::to_string(results.size()) + " wanted");
}

void Checker::start(Statement &statement) {
    Expression &source = *statement.values.front();
    check(source);
    if (source.type == &type_invalid)
        return;
    if (source.kind != Expression::Kind::call || source.function == nullptr)
        return error(source.at, "go wants the call of a function");
    source.function->is_started = true;
}

void Checker::send(Statement &statement) {
    Expression &channel = *statement.targets.front();
    const Type *type = value(channel);
    if (type == &type_invalid) {
        value(*statement.values.front());
    } else if (type->kind != Type::Kind::channel || !type->sends) {
        error(channel.at, "cannot send to " + spell(type));
        value(*statement.values.front());
    } else {
        want(*statement.values.front(), type->element, "send");
    }
}

void Checker::expression_statement(Expression &expression) {
    check(expression);
    if (expression.type == &type_invalid || expression.kind == Expression::Kind::receive)
        return;
    bool used = expression.kind == Expression::Kind::call;
    switch (expression.builtin) {
    case Builtin::len:
    case Builtin::cap:
    case Builtin::make:
    case Builtin::goid:
    case Builtin::to_string: used = false; break;
    default: break;
    }
    if (!used)
        error(expression.at, "the value is computed and not used");
}

bool Checker::terminates(const std::vector<StatementPointer> &list) const {
    return !list.empty() && terminates(*list.back());
}

// Whether control cannot come out behind the statement; the rules are Go's, with exit beside panic.
bool Checker::terminates(const Statement &statement) const {
    switch (statement.kind) {
    case Statement::Kind::give: return true;
    case Statement::Kind::block: return terminates(statement.body);
    case Statement::Kind::loop: return statement.condition == nullptr && !statement.left_early;
    case Statement::Kind::branch:
        return statement.otherwise != nullptr && terminates(statement.body) && terminates(*statement.otherwise);
    case Statement::Kind::expression: {
        Builtin builtin = statement.values.front()->builtin;
        return builtin == Builtin::panic || builtin == Builtin::exit;
    }
    default: return false;
    }
}

} // namespace toy

// check_statement.cpp -- statements: control flow, and where a function's end is reached.
#include "build_tree.h"
#include "checker.h"

#include <utility>

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
    case Statement::Kind::leave: return leave(statement);
    case Statement::Kind::repeat: return repeat(statement);
    case Statement::Kind::give: return give(statement);
    case Statement::Kind::start:
    case Statement::Kind::defer: return later(statement);
    case Statement::Kind::send: return send(statement);
    case Statement::Kind::type: return declare_type(statement);
    case Statement::Kind::range: return range(statement);
    case Statement::Kind::choice: return choice(statement);
    case Statement::Kind::select: return select(statement);
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
    Statement *outer = loop_, *outer_left = left_;
    loop_ = left_ = &statement;
    open_label(statement);
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
    close_label(statement);
    left_ = outer_left;
    close_scope();
}

// Every value of a case becomes a condition: a comparison with the switch's value, which has a variable of its own.
void Checker::choice(Statement &statement) {
    if (statement.by_type)
        return choice_by_type(statement);
    open_scope();
    if (statement.before != nullptr)
        this->statement(*statement.before);
    const bool has_value = statement.condition != nullptr;
    if (has_value) {
        statement.expansion = define_hidden("switch", std::move(statement.condition));
        this->statement(*statement.expansion);
    }
    Statement *outer = left_;
    left_ = &statement;
    open_label(statement);
    bool has_default = false;
    for (Clause &clause : statement.clauses) {
        if (clause.is_default && std::exchange(has_default, true))
            error(clause.at, "a second default");
        for (ExpressionPointer &value : clause.values) {
            const Position at = value->at;
            if (has_value)
                value = binary_of(TokenKind::equal, hidden("switch", at), std::move(value));
            want(*value, &type_bool, "case");
        }
        if (clause.falls_through && &clause == &statement.clauses.back())
            error(clause.closed_at, "fallthrough in the last case");
        open_scope();
        statements(clause.body);
        close_scope();
    }
    close_label(statement);
    left_ = outer;
    close_scope();
}

void Checker::give(Statement &statement) {
    std::vector<const Type *> results;
    const Type *result = function_->result;
    if (result->kind == Type::Kind::tuple)
        for (const Field &field : result->fields)
            results.push_back(field.type);
    else if (result != &type_none)
        results.push_back(result);
    if (statement.values.empty() && !function_->results.empty())
        return give_named(statement);
    if (results.size() > 1 && statement.values.size() == 1) {
        Expression &source = *statement.values.front();
        const Type *type = check(source);
        if (type->kind == Type::Kind::tuple && type->fields.size() == results.size()) {
            for (std::size_t i = 0; i < results.size(); i++)
                want_type(type->fields[i].type, source.at, results[i], "return");
        } else if (type->kind != Type::Kind::invalid) {
            error(statement.at, (type->kind == Type::Kind::tuple ? spell(type) : "1 value") + " returned, " +
                                    std::to_string(results.size()) + " wanted");
        }
        return;
    }
    for (std::size_t i = 0; i < statement.values.size(); i++) {
        Expression &source = *statement.values[i];
        if (i < results.size())
            want(source, results[i], "return");
        else
            value(source);
    }
    if (statement.values.size() != results.size())
        error(statement.at, std::to_string(statement.values.size()) + " values returned, " +
                                std::to_string(results.size()) + " wanted");
}

void Checker::send(Statement &statement) {
    Expression &channel = *statement.targets.front();
    const Type *type = value(channel);
    if (type->kind == Type::Kind::invalid) {
        value(*statement.values.front());
    } else if (type->kind != Type::Kind::channel || !type->sends) {
        error(channel.at, "cannot send to " + spell(type));
        value(*statement.values.front());
    } else {
        want(*statement.values.front(), type->element, "send");
    }
}

// Whether a call of the function can stand alone.
bool Checker::is_statement(Builtin builtin) {
    switch (builtin) {
    case Builtin::len:
    case Builtin::cap:
    case Builtin::make:
    case Builtin::goid:
    case Builtin::allocate:
    case Builtin::append:
    case Builtin::convert: return false;
    default: return true;
    }
}

void Checker::expression_statement(Expression &expression) {
    check(expression);
    if (expression.kind == Expression::Kind::function || expression.kind == Expression::Kind::builtin)
        return error(expression.at, "the value is computed and not used");
    if (expression.type->kind == Type::Kind::invalid)
        return;
    const bool calls = expression.kind == Expression::Kind::call && is_statement(expression.builtin);
    const bool used = (calls || expression.kind == Expression::Kind::receive) && !expression.converted;
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
    case Statement::Kind::choice: {
        bool has_default = false;
        for (const Clause &clause : statement.clauses) {
            has_default = has_default || clause.is_default;
            if (!clause.falls_through && !terminates(clause.body))
                return false;
        }
        return has_default && !statement.left_early;
    }
    case Statement::Kind::select:
        for (const Clause &clause : statement.clauses)
            if (!terminates(clause.body))
                return false;
        return !statement.left_early;
    default: return false;
    }
}

} // namespace toy

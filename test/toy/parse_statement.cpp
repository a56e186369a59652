// parse_statement.cpp -- blocks and statements.
#include "parser.h"

namespace toy {

std::vector<StatementPointer> Parser::block(Position &closed_at) {
    std::vector<StatementPointer> list;
    Nesting nesting(*this);
    in_head_ = false;
    if (!nesting.good || !expect(TokenKind::left_brace, "\"{\""))
        return list;
    while (!at(TokenKind::right_brace) && !at(TokenKind::end_of_file)) {
        std::size_t before = index_;
        statement(list);
        if (index_ == before)
            next();
    }
    closed_at = peek().at;
    expect(TokenKind::right_brace, "\"}\"");
    return list;
}

void Parser::statement(std::vector<StatementPointer> &list) {
    StatementPointer made;
    Position begin = peek().at;
    switch (peek().kind) {
    case TokenKind::semicolon: next(); return;
    case TokenKind::key_var: return variables(list, Statement::Kind::declare);
    case TokenKind::key_const: return variables(list, Statement::Kind::constant);
    case TokenKind::key_type: return type_declaration(list);
    case TokenKind::key_switch: made = choice(); break;
    case TokenKind::key_select: made = select(); break;
    case TokenKind::key_if: made = branch(); break;
    case TokenKind::key_for: made = loop(); break;
    case TokenKind::key_go: made = later(Statement::Kind::start); break;
    case TokenKind::key_defer: made = later(Statement::Kind::defer); break;
    case TokenKind::key_return: made = give(); break;
    case TokenKind::key_break:
    case TokenKind::key_continue: made = jump(); break;
    case TokenKind::left_brace:
        made = make_statement(Statement::Kind::block, begin);
        made->body = block(made->closed_at);
        break;
    default:
        if (at_label())
            return labelled(list);
        made = simple_statement();
    }
    if (made != nullptr)
        list.push_back(std::move(made));
    end_statement();
}

// `var a, b int = 1, 2` or `var (...)`; the same for const.
void Parser::variables(std::vector<StatementPointer> &list, Statement::Kind kind) {
    next();
    ConstantLine line;
    if (take(TokenKind::left_parenthesis)) {
        while (!at(TokenKind::right_parenthesis) && !at(TokenKind::end_of_file)) {
            if (take(TokenKind::semicolon))
                continue;
            std::size_t before = index_;
            list.push_back(variable_line(kind, line));
            line.number++;
            end_statement();
            if (index_ == before)
                next();
        }
        expect(TokenKind::right_parenthesis, "\")\"");
    } else {
        list.push_back(variable_line(kind, line));
    }
    end_statement();
}

StatementPointer Parser::variable_line(Statement::Kind kind, ConstantLine &line) {
    StatementPointer made = make_statement(kind, peek().at);
    made->iota = line.number;
    do {
        ExpressionPointer name = node(Expression::Kind::name, peek().at);
        name->name = peek().text;
        if (!expect(TokenKind::identifier, "a name"))
            return made;
        made->targets.push_back(std::move(name));
    } while (take(TokenKind::comma));
    if (starts_type())
        made->written = type();
    if (take(TokenKind::assign)) {
        line.values_at = index_;
        line.written = made->written;
        made->values = expressions();
    } else if (kind == Statement::Kind::constant && made->written == nullptr && line.values_at > 0) {
        const std::size_t behind = index_;
        index_ = line.values_at;
        made->written = line.written;
        made->values = expressions();
        index_ = behind;
    } else if (kind == Statement::Kind::constant) {
        fail("\"=\" and the constant's value");
    } else if (made->written == nullptr) {
        fail("a type or \"=\"");
    }
    return made;
}

StatementPointer Parser::simple_statement() {
    StatementPointer made = make_statement(Statement::Kind::expression, peek().at);
    made->targets = expressions();
    made->at = made->targets.front()->at;
    Position sign = peek().at;
    switch (peek().kind) {
    case TokenKind::define:
        made->defines = true;
        [[fallthrough]];
    case TokenKind::assign:
        made->at = sign;
        next();
        if (at(TokenKind::key_range)) {
            made->kind = Statement::Kind::range;
            return made;
        }
        made->kind = Statement::Kind::assign;
        made->values = expressions();
        return made;
    case TokenKind::increment:
    case TokenKind::decrement:
    case TokenKind::assign_operation: return operation_statement(std::move(made));
    default: break;
    }
    if (made->targets.size() > 1) {
        fail("\":=\" or \"=\"");
        return nullptr;
    }
    if (take(TokenKind::arrow)) {
        made->kind = Statement::Kind::send;
        made->values.push_back(expression());
        return made;
    }
    made->values = std::move(made->targets);
    made->targets.clear();
    return made;
}

// `x += e`, `x++`: made into `x = x + e` where x is a name; else the checker sees to it that x is computed once.
StatementPointer Parser::operation_statement(StatementPointer made) {
    const Token &sign = next();
    ExpressionPointer operand;
    if (sign.kind == TokenKind::assign_operation) {
        operand = expression();
    } else {
        operand = node(Expression::Kind::constant, sign.at);
        operand->type = &type_untyped_int;
        operand->value = 1;
    }
    const TokenKind operation = sign.kind == TokenKind::assign_operation ? sign.operation
                                : sign.kind == TokenKind::increment      ? TokenKind::plus
                                                                         : TokenKind::minus;
    if (made->targets.size() > 1) {
        diagnostics_.error(made->at, "only one variable can be assigned to by " + sign.text);
        return nullptr;
    }
    made->kind = Statement::Kind::assign;
    made->at = sign.at;
    if (made->targets.front()->kind != Expression::Kind::name) {
        made->operation = operation;
        made->values.push_back(std::move(operand));
        return made;
    }
    ExpressionPointer value = node(Expression::Kind::binary, sign.at);
    value->operation = operation;
    value->left = node(Expression::Kind::name, made->targets.front()->at);
    value->left->name = made->targets.front()->name;
    value->right = std::move(operand);
    made->values.push_back(grown(std::move(value)));
    return made;
}

StatementPointer Parser::branch() {
    StatementPointer made = make_statement(Statement::Kind::branch, next().at);
    Nesting nesting(*this); // for long chains of else if
    if (!nesting.good)
        return nullptr;
    in_head_ = true;
    StatementPointer head = simple_statement();
    if (take(TokenKind::semicolon)) {
        made->before = std::move(head);
        head = simple_statement();
    }
    if (head == nullptr)
        return nullptr;
    if (head->kind != Statement::Kind::expression)
        diagnostics_.error(head->at, "the condition of if is not an expression");
    else
        made->condition = std::move(head->values.front());
    made->body = block(made->closed_at);
    if (!take(TokenKind::key_else))
        return made;
    if (at(TokenKind::key_if)) {
        made->otherwise = branch();
    } else if (at(TokenKind::left_brace)) {
        made->otherwise = make_statement(Statement::Kind::block, peek().at);
        made->otherwise->body = block(made->otherwise->closed_at);
    } else {
        fail("if or \"{\" after else");
    }
    return made;
}

StatementPointer Parser::loop() {
    StatementPointer made = make_statement(Statement::Kind::loop, next().at);
    StatementPointer head;
    in_head_ = true;
    if (at(TokenKind::key_range))
        return range_loop(std::move(made), make_statement(Statement::Kind::range, peek().at));
    if (!at(TokenKind::left_brace) && !at(TokenKind::semicolon)) {
        head = simple_statement();
        if (head == nullptr)
            return nullptr;
        if (head->kind == Statement::Kind::range)
            return range_loop(std::move(made), std::move(head));
    }
    if (take(TokenKind::semicolon)) {
        made->before = std::move(head);
        if (!at(TokenKind::semicolon))
            made->condition = expression();
        expect(TokenKind::semicolon, "\";\" after the condition of for");
        if (!at(TokenKind::left_brace))
            made->after = simple_statement();
        if (made->after != nullptr && made->after->defines)
            diagnostics_.error(made->after->at, "the last part of for cannot declare a variable");
    } else if (head != nullptr) {
        if (head->kind != Statement::Kind::expression)
            diagnostics_.error(head->at, "the condition of for is not an expression");
        else
            made->condition = std::move(head->values.front());
    }
    made->body = block(made->closed_at);
    return made;
}

// `for k, v := range x {...}`; the head was read up to the word range.
StatementPointer Parser::range_loop(StatementPointer made, StatementPointer head) {
    constexpr std::size_t targets_max = 2;
    next();
    head->at = made->at;
    if (head->targets.size() > targets_max)
        diagnostics_.error(head->at, "range gives at most two values");
    head->values.push_back(expression());
    head->body = block(head->closed_at);
    return head;
}

StatementPointer Parser::choice() {
    StatementPointer made = make_statement(Statement::Kind::choice, next().at);
    in_head_ = true;
    if (!at(TokenKind::left_brace)) {
        StatementPointer head = at(TokenKind::semicolon) ? nullptr : simple_statement();
        if (take(TokenKind::semicolon)) {
            made->before = std::move(head);
            head = at(TokenKind::left_brace) ? nullptr : simple_statement();
        }
        if (head != nullptr)
            choice_head(*made, std::move(head));
    }
    in_head_ = false;
    clauses(*made);
    return made;
}

// The body of a switch or a select.
void Parser::clauses(Statement &made) {
    Nesting nesting(*this);
    if (!nesting.good || !expect(TokenKind::left_brace, "\"{\""))
        return;
    while (at(TokenKind::key_case) || at(TokenKind::key_default))
        clause(made);
    made.closed_at = peek().at;
    expect(TokenKind::right_brace, "case, default or \"}\"");
}

void Parser::clause(Statement &made) {
    Clause clause;
    clause.at = peek().at;
    clause.is_default = next().kind == TokenKind::key_default;
    if (!clause.is_default && made.kind == Statement::Kind::select)
        clause.communication = simple_statement();
    else if (!clause.is_default)
        clause.values = expressions();
    expect(TokenKind::colon, "\":\"");
    clause_body(clause);
    made.clauses.push_back(std::move(clause));
}

void Parser::clause_body(Clause &clause) {
    while (!at(TokenKind::key_case) && !at(TokenKind::key_default) && !at(TokenKind::right_brace) &&
           !at(TokenKind::end_of_file)) {
        std::size_t before = index_;
        if (take(TokenKind::key_fallthrough)) {
            clause.falls_through = true;
            end_statement();
            break;
        }
        statement(clause.body);
        if (index_ == before)
            next();
    }
    clause.closed_at = peek().at;
}

StatementPointer Parser::later(Statement::Kind kind) {
    StatementPointer made = make_statement(kind, next().at);
    made->values.push_back(expression());
    return made;
}

StatementPointer Parser::give() {
    StatementPointer made = make_statement(Statement::Kind::give, next().at);
    if (!at(TokenKind::semicolon) && !at(TokenKind::right_brace))
        made->values = expressions();
    return made;
}

} // namespace toy

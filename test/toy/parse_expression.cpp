// parse_expression.cpp -- expressions, by precedence climbing.
#include "parser.h"

#include <algorithm>
#include <utility>

namespace toy {
namespace {

// How tightly a binary operator binds, as in Go; 0 for what is none.
int precedence_of(TokenKind kind) {
    switch (kind) {
    case TokenKind::logical_or: return 1;
    case TokenKind::logical_and: return 2;
    case TokenKind::equal:
    case TokenKind::not_equal:
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal: return 3;
    case TokenKind::plus:
    case TokenKind::minus:
    case TokenKind::pipe:
    case TokenKind::caret: return 4;
    case TokenKind::star:
    case TokenKind::slash:
    case TokenKind::percent:
    case TokenKind::shift_left:
    case TokenKind::shift_right:
    case TokenKind::ampersand:
    case TokenKind::and_not: return 5;
    default: return 0;
    }
}

} // namespace

ExpressionPointer Parser::node(Expression::Kind kind, Position position) {
    auto made = std::make_unique<Expression>();
    made->kind = kind;
    made->at = position;
    return made;
}

// Computes the height of a node whose operands are in place. One that is too high is cut off.
ExpressionPointer Parser::grown(ExpressionPointer made) {
    for (const ExpressionPointer *part : {&made->left, &made->right, &made->third})
        if (*part != nullptr)
            made->height = std::max(made->height, (*part)->height + 1);
    for (const ExpressionPointer &key : made->keys)
        if (key != nullptr)
            made->height = std::max(made->height, key->height + 1);
    for (const ExpressionPointer &argument : made->arguments)
        made->height = std::max(made->height, argument->height + 1);
    tallest_ = std::max(tallest_, made->height);
    if (made->height <= height_max)
        return made;
    diagnostics_.error(made->at, "expression is too deep");
    return node(Expression::Kind::invalid, made->at);
}

std::vector<ExpressionPointer> Parser::expressions() {
    std::vector<ExpressionPointer> list;
    do
        list.push_back(expression());
    while (take(TokenKind::comma));
    return list;
}

ExpressionPointer Parser::expression() {
    return binary(1);
}

ExpressionPointer Parser::binary(int precedence) {
    ExpressionPointer left = unary();
    for (;;) {
        int found = precedence_of(peek().kind);
        if (found == 0 || found < precedence)
            return left;
        ExpressionPointer made = node(Expression::Kind::binary, peek().at);
        made->operation = next().kind;
        made->left = std::move(left);
        made->right = binary(found + 1);
        left = grown(std::move(made));
    }
}

ExpressionPointer Parser::unary() {
    Nesting nesting(*this);
    Position begin = peek().at;
    if (!nesting.good)
        return node(Expression::Kind::invalid, begin);
    switch (peek().kind) {
    case TokenKind::arrow: {
        if (tokens_[std::min(index_ + 1, tokens_.size() - 1)].kind == TokenKind::key_chan)
            return primary();
        next();
        ExpressionPointer made = node(Expression::Kind::receive, begin);
        made->left = unary();
        return grown(std::move(made));
    }
    case TokenKind::star:
    case TokenKind::ampersand: {
        ExpressionPointer made =
            node(at(TokenKind::star) ? Expression::Kind::pointee : Expression::Kind::reference, begin);
        next();
        made->left = unary();
        return grown(std::move(made));
    }
    case TokenKind::plus:
    case TokenKind::minus:
    case TokenKind::bang:
    case TokenKind::caret: {
        ExpressionPointer made = node(Expression::Kind::unary, begin);
        made->operation = next().kind;
        made->left = unary();
        return grown(std::move(made));
    }
    default: return primary();
    }
}

ExpressionPointer Parser::primary() {
    ExpressionPointer left = operand();
    for (;;) {
        const bool names_type = left->kind == Expression::Kind::name;
        if (at(TokenKind::left_brace) && names_type && !in_head_) {
            auto written = std::make_shared<WrittenType>();
            written->kind = WrittenType::Kind::name;
            written->at = left->at;
            written->name = left->name;
            left = composite(std::move(written), left->at);
        } else if (at(TokenKind::left_parenthesis) || at(TokenKind::left_bracket) || at(TokenKind::dot)) {
            left = postfix(std::move(left));
        } else {
            return left;
        }
    }
}

ExpressionPointer Parser::operand() {
    const Position begin = peek().at;
    if (take(TokenKind::left_parenthesis)) {
        const bool in_head = std::exchange(in_head_, false);
        ExpressionPointer made = expression();
        in_head_ = in_head;
        expect(TokenKind::right_parenthesis, "\")\"");
        return made;
    }
    if (!starts_unnamed_type())
        return literal();
    ExpressionPointer made = node(Expression::Kind::type, begin);
    made->written = type();
    if (at(TokenKind::left_brace) && made->written->kind == WrittenType::Kind::function)
        return function_literal(*made->written);
    if (at(TokenKind::left_brace) && made->written->kind != WrittenType::Kind::channel)
        return composite(std::move(made->written), begin);
    return made;
}

// An operand of one token.
ExpressionPointer Parser::literal() {
    const Token &token = peek();
    ExpressionPointer made = node(Expression::Kind::constant, token.at);
    switch (token.kind) {
    case TokenKind::identifier:
        made->kind = Expression::Kind::name;
        made->name = token.text;
        break;
    case TokenKind::integer:
    case TokenKind::character:
        made->type = token.kind == TokenKind::integer ? &type_untyped_int : &type_untyped_rune;
        made->value = token.value;
        break;
    case TokenKind::real:
        made->type = &type_untyped_float;
        made->real = token.real;
        break;
    case TokenKind::text:
        made->type = &type_untyped_string;
        made->name = token.text;
        break;
    case TokenKind::key_true:
    case TokenKind::key_false:
        made->type = &type_untyped_bool;
        made->value = token.kind == TokenKind::key_true;
        break;
    case TokenKind::key_nil: made->type = &type_nil; break;
    default:
        fail("an expression");
        made->kind = Expression::Kind::invalid;
        return made;
    }
    next();
    return made;
}

// What stands behind an operand: a call, an index or a slice, a field.
ExpressionPointer Parser::postfix(ExpressionPointer left) {
    if (at(TokenKind::left_parenthesis))
        return call(std::move(left));
    if (at(TokenKind::left_bracket))
        return brackets(std::move(left));
    next();
    if (at(TokenKind::left_parenthesis))
        return assertion(std::move(left));
    ExpressionPointer made = node(Expression::Kind::field, peek().at);
    made->left = std::move(left);
    made->name = peek().text;
    expect(TokenKind::identifier, "a field's name");
    return grown(std::move(made));
}

ExpressionPointer Parser::call(ExpressionPointer left) {
    const bool in_head = std::exchange(in_head_, false);
    ExpressionPointer made = node(Expression::Kind::call, left->at);
    made->left = std::move(left);
    next();
    while (!at(TokenKind::right_parenthesis) && !at(TokenKind::end_of_file)) {
        made->arguments.push_back(expression());
        made->spread = take(TokenKind::ellipsis);
        if (!take(TokenKind::comma))
            break;
    }
    expect(TokenKind::right_parenthesis, "\")\" after the arguments");
    in_head_ = in_head;
    return grown(std::move(made));
}

ExpressionPointer Parser::brackets(ExpressionPointer left) {
    const bool in_head = std::exchange(in_head_, false);
    ExpressionPointer made = node(Expression::Kind::index, next().at);
    made->left = std::move(left);
    if (!at(TokenKind::colon))
        made->right = expression();
    if (take(TokenKind::colon)) {
        made->kind = Expression::Kind::slice;
        if (!at(TokenKind::right_bracket))
            made->third = expression();
    }
    expect(TokenKind::right_bracket, "\"]\"");
    in_head_ = in_head;
    return grown(std::move(made));
}

// The braces of a composite literal.
ExpressionPointer Parser::composite(WrittenPointer written, Position begin) {
    Nesting nesting(*this);
    ExpressionPointer made = node(Expression::Kind::composite, begin);
    made->written = std::move(written);
    if (!nesting.good || !expect(TokenKind::left_brace, "\"{\""))
        return made;
    const bool in_head = std::exchange(in_head_, false);
    while (!at(TokenKind::right_brace) && !at(TokenKind::end_of_file)) {
        ExpressionPointer value = element(), key;
        if (take(TokenKind::colon)) {
            key = std::move(value);
            value = element();
        }
        made->keys.push_back(std::move(key));
        made->arguments.push_back(std::move(value));
        if (!take(TokenKind::comma))
            break;
    }
    expect(TokenKind::right_brace, "\",\" or \"}\" in a composite literal");
    in_head_ = in_head;
    return grown(std::move(made));
}

// A value in a composite literal, where braces alone are one of the element's type.
ExpressionPointer Parser::element() {
    return at(TokenKind::left_brace) ? composite(nullptr, peek().at) : expression();
}

} // namespace toy

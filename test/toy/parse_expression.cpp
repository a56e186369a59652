// parse_expression.cpp -- expressions, by precedence climbing.
#include "parser.h"

#include <algorithm>

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
    for (const ExpressionPointer &argument : made->arguments)
        made->height = std::max(made->height, argument->height + 1);
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
    while (at(TokenKind::left_parenthesis) || at(TokenKind::left_bracket))
        left = postfix(std::move(left));
    return left;
}

ExpressionPointer Parser::operand() {
    const Token &token = peek();
    ExpressionPointer made = node(Expression::Kind::constant, token.at);
    switch (token.kind) {
    case TokenKind::identifier:
        made->kind = Expression::Kind::name;
        made->name = token.text;
        break;
    case TokenKind::integer: {
        constexpr std::uint64_t limit = std::uint64_t{1} << 63;
        if (token.value > limit)
            diagnostics_.error(token.at, "integer literal overflows int");
        made->type = &type_int;
        made->value = static_cast<std::int64_t>(token.value);
        made->huge = token.value == limit;
        break;
    }
    case TokenKind::text:
        made->type = &type_string;
        made->name = token.text;
        break;
    case TokenKind::key_true:
    case TokenKind::key_false:
        made->type = &type_bool;
        made->value = token.kind == TokenKind::key_true;
        break;
    case TokenKind::key_nil: made->type = &type_nil; break;
    case TokenKind::left_parenthesis:
        next();
        made = expression();
        expect(TokenKind::right_parenthesis, "\")\"");
        return made;
    default:
        if (!starts_type()) {
            fail("an expression");
            made->kind = Expression::Kind::invalid;
            return made;
        }
        made->kind = Expression::Kind::type;
        made->written_type = type();
        return made;
    }
    next();
    return made;
}

// A call, an index or a slice of what stands to the left.
ExpressionPointer Parser::postfix(ExpressionPointer left) {
    ExpressionPointer made = node(Expression::Kind::call, left->at);
    Position begin = peek().at;
    made->left = std::move(left);
    if (take(TokenKind::left_parenthesis)) {
        while (!at(TokenKind::right_parenthesis) && !at(TokenKind::end_of_file)) {
            made->arguments.push_back(expression());
            if (!take(TokenKind::comma))
                break;
        }
        expect(TokenKind::right_parenthesis, "\")\" after the arguments");
        return grown(std::move(made));
    }
    next();
    made->at = begin;
    made->kind = Expression::Kind::index;
    if (!at(TokenKind::colon))
        made->right = expression();
    if (take(TokenKind::colon)) {
        made->kind = Expression::Kind::slice;
        if (!at(TokenKind::right_bracket))
            made->third = expression();
    }
    expect(TokenKind::right_bracket, "\"]\"");
    return grown(std::move(made));
}

} // namespace toy

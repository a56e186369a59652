// parse_method.cpp -- methods and interfaces: receivers, interface types, embedded fields, x.(T) and x.(type).
#include "parser.h"

#include <algorithm>

namespace toy {

// Reads `(p *T)`. Where it has no name the receiver is called `_`.
bool Parser::receiver(Function &function) {
    next();
    WrittenField made = {"_", peek().at, nullptr};
    if (at(TokenKind::identifier) && !name_is_alone())
        made.name = next().text;
    made.type = type();
    const WrittenType &named = made.type->kind == WrittenType::Kind::pointer ? *made.type->element : *made.type;
    if (named.kind != WrittenType::Kind::name) {
        diagnostics_.error(made.at, "a receiver is of a named type, or a pointer to one");
        return false;
    }
    function.receiver = made.type;
    function.parameters.push_back(local(function, made));
    return expect(TokenKind::right_parenthesis, "\")\" after the receiver");
}

// Methods as in `name(int) string`, and names of other interfaces.
void Parser::interface_type(WrittenType &made) {
    next();
    made.kind = WrittenType::Kind::interface;
    if (!expect(TokenKind::left_brace, "\"{\" after interface"))
        return;
    while (at(TokenKind::identifier)) {
        const bool is_method = tokens_[std::min(index_ + 1, tokens_.size() - 1)].kind == TokenKind::left_parenthesis;
        WrittenField field = {is_method ? peek().text : "", peek().at, nullptr};
        if (is_method) {
            field.type = std::make_shared<WrittenType>();
            field.type->at = peek().at;
            function_type(*field.type);
        } else {
            field.type = type();
        }
        made.fields.push_back(std::move(field));
        if (!take(TokenKind::semicolon))
            break;
    }
    expect(TokenKind::right_brace, "a method or \"}\"");
}

// A field that is only a type, `T` or `*T`; false where a field with a name stands here.
bool Parser::embedded_field(WrittenType &made) {
    const TokenKind behind = tokens_[std::min(index_ + 1, tokens_.size() - 1)].kind;
    if (at(TokenKind::identifier) && behind != TokenKind::semicolon && behind != TokenKind::right_brace)
        return false;
    WrittenField field = {"", peek().at, type(), true};
    const WrittenType &named = field.type->kind == WrittenType::Kind::pointer ? *field.type->element : *field.type;
    if (named.kind == WrittenType::Kind::name)
        field.name = named.name;
    else
        diagnostics_.error(field.at, "what is embedded is a named type, or a pointer to one");
    made.fields.push_back(std::move(field));
    return true;
}

// `.(T)`; `.(type)` is one without a type, which a switch may have in its head.
ExpressionPointer Parser::assertion(ExpressionPointer left) {
    ExpressionPointer made = node(Expression::Kind::assertion, next().at);
    made->left = std::move(left);
    if (!take(TokenKind::key_type))
        made->written = type();
    expect(TokenKind::right_parenthesis, "\")\" after the type");
    return grown(std::move(made));
}

// The value of a switch; `v := x.(type)` and `x.(type)` make it one of types.
void Parser::choice_head(Statement &made, StatementPointer head) {
    const bool names = head->kind == Statement::Kind::assign && head->defines && head->targets.size() == 1;
    if ((names || head->kind == Statement::Kind::expression) && head->values.size() == 1) {
        ExpressionPointer &value = head->values.front();
        made.by_type = value->kind == Expression::Kind::assertion && value->written == nullptr;
        if (made.by_type)
            value = std::move(value->left);
        if (made.by_type || !names) {
            made.condition = std::move(value);
            made.targets = std::move(head->targets);
            return;
        }
    }
    diagnostics_.error(head->at, "the value of switch is not an expression");
}

} // namespace toy

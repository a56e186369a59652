// parse_type.cpp -- types and their declarations.
#include "parser.h"

namespace toy {

// A type that begins with a word or a sign of its own, so that no expression does.
bool Parser::starts_unnamed_type() const {
    return at(TokenKind::key_chan) || at(TokenKind::arrow) || at(TokenKind::left_bracket) || at(TokenKind::key_map) ||
           at(TokenKind::key_struct) || at(TokenKind::key_interface) || at(TokenKind::key_func);
}

bool Parser::starts_type() const {
    return at(TokenKind::identifier) || at(TokenKind::star) || at(TokenKind::left_parenthesis) ||
           starts_unnamed_type();
}

WrittenPointer Parser::type() {
    Nesting nesting(*this);
    auto made = std::make_shared<WrittenType>();
    made->at = peek().at;
    if (!nesting.good)
        return made;
    if (take(TokenKind::left_parenthesis)) {
        WrittenPointer inner = type();
        expect(TokenKind::right_parenthesis, "\")\"");
        return inner;
    }
    switch (peek().kind) {
    case TokenKind::identifier:
        made->kind = WrittenType::Kind::name;
        made->name = next().text;
        break;
    case TokenKind::star:
        next();
        made->kind = WrittenType::Kind::pointer;
        made->element = type();
        break;
    case TokenKind::arrow:
    case TokenKind::key_chan: channel_type(*made); break;
    case TokenKind::left_bracket: bracket_type(*made); break;
    case TokenKind::key_map: map_type(*made); break;
    case TokenKind::key_struct: structure_type(*made); break;
    case TokenKind::key_interface: interface_type(*made); break;
    case TokenKind::key_func: function_type(*made); break;
    default: fail("a type");
    }
    return made;
}

void Parser::channel_type(WrittenType &made) {
    made.kind = WrittenType::Kind::channel;
    made.sends = !take(TokenKind::arrow);
    if (!expect(TokenKind::key_chan, "chan"))
        return;
    if (made.sends)
        made.receives = !take(TokenKind::arrow);
    made.element = type();
}

// A slice or an array.
void Parser::bracket_type(WrittenType &made) {
    next();
    made.kind = WrittenType::Kind::slice;
    if (!at(TokenKind::right_bracket)) {
        made.kind = WrittenType::Kind::array;
        if (!take(TokenKind::ellipsis))
            made.length = expression();
    }
    if (expect(TokenKind::right_bracket, "\"]\""))
        made.element = type();
}

void Parser::map_type(WrittenType &made) {
    next();
    made.kind = WrittenType::Kind::map;
    if (!expect(TokenKind::left_bracket, "\"[\""))
        return;
    made.key = type();
    if (expect(TokenKind::right_bracket, "\"]\""))
        made.element = type();
}

void Parser::structure_type(WrittenType &made) {
    next();
    made.kind = WrittenType::Kind::structure;
    if (!expect(TokenKind::left_brace, "\"{\" after struct"))
        return;
    while (at(TokenKind::identifier) || at(TokenKind::star)) {
        if (embedded_field(made)) {
            if (!take(TokenKind::semicolon))
                break;
            continue;
        }
        const std::size_t first = made.fields.size();
        do {
            WrittenField field = {peek().text, peek().at, nullptr};
            if (!expect(TokenKind::identifier, "a field's name"))
                break;
            made.fields.push_back(field);
        } while (take(TokenKind::comma));
        WrittenPointer read = type();
        for (std::size_t i = first; i < made.fields.size(); i++)
            made.fields[i].type = read;
        if (!take(TokenKind::semicolon))
            break;
    }
    expect(TokenKind::right_brace, "a field or \"}\"");
}

void Parser::type_declaration(std::vector<StatementPointer> &list) {
    next();
    if (take(TokenKind::left_parenthesis)) {
        while (at(TokenKind::identifier)) {
            list.push_back(type_line());
            end_statement();
        }
        expect(TokenKind::right_parenthesis, "a type's name or \")\"");
    } else {
        list.push_back(type_line());
    }
    end_statement();
}

StatementPointer Parser::type_line() {
    StatementPointer made = make_statement(Statement::Kind::type, peek().at);
    ExpressionPointer name = node(Expression::Kind::name, peek().at);
    name->name = peek().text;
    expect(TokenKind::identifier, "the type's name");
    made->targets.push_back(std::move(name));
    made->written = type();
    return made;
}

} // namespace toy

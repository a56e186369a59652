// parser.cpp -- declarations and types, and what all of the parser uses.
#include "parser.h"

#include <algorithm>

namespace toy {

Parser::Nesting::Nesting(Parser &parser) : good(parser.nesting_ < nesting_max), parser_(parser) {
    parser.nesting_++;
    if (good)
        return;
    parser.diagnostics_.error(parser.peek().at, "nested too deeply");
    // Nothing behind such a place is worth reading: go on at the end of the text.
    parser.index_ = parser.tokens_.size() - 1;
}

bool Parser::take(TokenKind kind) {
    if (!at(kind))
        return false;
    next();
    return true;
}

bool Parser::expect(TokenKind kind, const char *what) {
    if (take(kind))
        return true;
    fail(what);
    return false;
}

void Parser::fail(const char *wanted) {
    diagnostics_.error(peek().at, std::string("expected ") + wanted + ", found " + describe(peek()));
}

// Skips to the end of a statement, over whole blocks; stops in front of the brace that ends the block around it.
void Parser::skip_statement() {
    int depth = 0;
    while (!at(TokenKind::end_of_file)) {
        if (depth == 0 && at(TokenKind::right_brace))
            return;
        if (depth == 0 && take(TokenKind::semicolon))
            return;
        if (at(TokenKind::left_brace))
            depth++;
        if (at(TokenKind::right_brace))
            depth--;
        next();
    }
}

void Parser::skip_declaration() {
    const auto at_function = [&] { // not at a literal, or a type
        const auto behind = [&](std::size_t count) {
            return tokens_[std::min(index_ + count, tokens_.size() - 1)].kind;
        };
        if (!at(TokenKind::key_func) || behind(1) == TokenKind::identifier)
            return at(TokenKind::key_func);
        std::size_t end = 2; // of a receiver
        while (behind(end) == TokenKind::identifier || behind(end) == TokenKind::star)
            end++;
        return behind(end) == TokenKind::right_parenthesis && behind(end + 1) == TokenKind::identifier &&
               behind(end + 2) == TokenKind::left_parenthesis;
    };
    while (!at(TokenKind::end_of_file) && !at_function() && !at(TokenKind::key_extern) &&
           !at(TokenKind::key_var) && !at(TokenKind::key_const) && !at(TokenKind::key_type))
        next();
}

void Parser::end_statement() {
    if (at(TokenKind::right_brace) || at(TokenKind::right_parenthesis) || at(TokenKind::end_of_file))
        return;
    if (!expect(TokenKind::semicolon, "the end of the statement"))
        skip_statement();
}

void Parser::run(Program &program) {
    while (!at(TokenKind::end_of_file)) {
        if (take(TokenKind::semicolon))
            continue;
        std::size_t before = index_;
        declaration(program);
        if (index_ == before) {
            next();
            skip_declaration();
        }
    }
}

void Parser::declaration(Program &program) {
    switch (peek().kind) {
    case TokenKind::key_func:
        next();
        return function(program, false);
    case TokenKind::key_extern:
        next();
        if (expect(TokenKind::key_func, "func"))
            function(program, true);
        return;
    case TokenKind::key_var: return variables(program.declarations, Statement::Kind::declare);
    case TokenKind::key_const: return variables(program.declarations, Statement::Kind::constant);
    case TokenKind::key_type: return type_declaration(program.declarations);
    default: return fail("func, var, const, type or extern");
    }
}

void Parser::function(Program &program, bool is_extern) {
    auto made = std::make_unique<Function>();
    made->is_extern = is_extern;
    if (!is_extern && at(TokenKind::left_parenthesis) && !receiver(*made))
        return skip_declaration();
    made->at = peek().at;
    made->name = peek().text;
    if (!expect(TokenKind::identifier, "the function's name") ||
        !expect(TokenKind::left_parenthesis, "\"(\""))
        return skip_declaration();
    parameters(*made);
    set_results(*made, result_list());
    if (!is_extern) {
        if (!at(TokenKind::left_brace)) {
            fail("the function's body");
            return skip_declaration();
        }
        made->body = block(made->closed_at);
    } else if (at(TokenKind::left_brace)) {
        diagnostics_.error(peek().at, "an extern function has no body");
        Position ignored;
        block(ignored);
    }
    program.functions.push_back(std::move(made));
    if (!at(TokenKind::end_of_file) && !expect(TokenKind::semicolon, "the end of the declaration"))
        skip_declaration();
}

// Whether what stands behind a name ends a parameter.
bool Parser::name_is_alone() const {
    const TokenKind behind = tokens_[std::min(index_ + 1, tokens_.size() - 1)].kind;
    return behind == TokenKind::comma || behind == TokenKind::right_parenthesis;
}

// Reads `a, b int, c string)` or the types alone, `int, string)`, which an extern function may mix.
void Parser::parameters(Function &function) {
    if (!function.is_extern) {
        for (const WrittenField &field : signature_list())
            function.parameters.push_back(local(function, field));
        return;
    }
    std::size_t untyped = 0; // the last so many parameters still wait for their type
    while (!at(TokenKind::right_parenthesis) && !at(TokenKind::end_of_file)) {
        auto parameter = std::make_unique<Variable>();
        parameter->at = peek().at;
        const bool named = at(TokenKind::identifier) && !name_is_alone(); // a name alone is a type
        if (named)
            parameter->name = next().text;
        function.parameters.push_back(parameter.get());
        function.locals.push_back(std::move(parameter));
        untyped++;
        if (!named || starts_type()) {
            WrittenPointer read = type();
            for (; untyped > 0; untyped--)
                function.parameters[function.parameters.size() - untyped]->written = read;
        }
        if (!take(TokenKind::comma))
            break;
    }
    if (untyped > 0)
        fail("the type of the parameters");
    if (!expect(TokenKind::right_parenthesis, "\")\""))
        while (!at(TokenKind::end_of_file) && !at(TokenKind::left_brace) && !at(TokenKind::semicolon) &&
               !take(TokenKind::right_parenthesis))
            next();
}

void parse(const std::vector<Token> &tokens, Diagnostics &diagnostics, Program &program) {
    Parser(tokens, diagnostics).run(program);
}

} // namespace toy

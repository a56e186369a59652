// token.h -- the words of the language.
#pragma once

#include "source.h"

#include <cstdint>
#include <string>

namespace toy {

enum class TokenKind {
    end_of_file,
    identifier,
    integer,
    real,
    character, // 'c'
    text,      // "..." and `...`, decoded

    // Keywords, in the order of the lexer's table.
    key_break,
    key_case,
    key_chan,
    key_const,
    key_continue,
    key_default,
    key_defer,
    key_else,
    key_extern,
    key_fallthrough,
    key_false,
    key_for,
    key_func,
    key_go,
    key_if,
    key_interface,
    key_map,
    key_nil,
    key_range,
    key_return,
    key_select,
    key_struct,
    key_switch,
    key_true,
    key_type,
    key_var,

    plus,
    minus,
    star,
    slash,
    percent,
    ampersand,
    pipe,
    caret,
    and_not,
    shift_left,
    shift_right,
    logical_and,
    logical_or,
    bang,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    assign,
    define,
    assign_operation, // += and its like; Token::operation says which
    increment,
    decrement,
    arrow,
    left_parenthesis,
    right_parenthesis,
    left_brace,
    right_brace,
    left_bracket,
    right_bracket,
    comma,
    semicolon, // also one that the end of a line stands for; Token::text is then "newline"
    colon,
    dot,
    ellipsis,
};

struct Token {
    TokenKind kind = TokenKind::end_of_file;
    Position at;
    std::string text;        // identifier, or the decoded bytes of a text, or the spelling of an operator
    std::uint64_t value = 0; // integer, character
    long double real = 0;
    TokenKind operation = TokenKind::end_of_file;
};

// How a token is named in a message: `"("`, `identifier x`, `end of file`.
std::string describe(const Token &token);

} // namespace toy

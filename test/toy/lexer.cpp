// lexer.cpp -- text to tokens.
#include "lexer.h"
#include "utf8.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string_view>

namespace toy {
namespace {

struct Spelling {
    std::string_view text;
    TokenKind kind;
};

constexpr std::array keywords = {
    Spelling{"break", TokenKind::key_break},
    Spelling{"case", TokenKind::key_case},
    Spelling{"chan", TokenKind::key_chan},
    Spelling{"const", TokenKind::key_const},
    Spelling{"continue", TokenKind::key_continue},
    Spelling{"default", TokenKind::key_default},
    Spelling{"defer", TokenKind::key_defer},
    Spelling{"else", TokenKind::key_else},
    Spelling{"extern", TokenKind::key_extern},
    Spelling{"fallthrough", TokenKind::key_fallthrough},
    Spelling{"false", TokenKind::key_false},
    Spelling{"for", TokenKind::key_for},
    Spelling{"func", TokenKind::key_func},
    Spelling{"go", TokenKind::key_go},
    Spelling{"if", TokenKind::key_if},
    Spelling{"interface", TokenKind::key_interface},
    Spelling{"map", TokenKind::key_map},
    Spelling{"nil", TokenKind::key_nil},
    Spelling{"range", TokenKind::key_range},
    Spelling{"return", TokenKind::key_return},
    Spelling{"select", TokenKind::key_select},
    Spelling{"struct", TokenKind::key_struct},
    Spelling{"switch", TokenKind::key_switch},
    Spelling{"true", TokenKind::key_true},
    Spelling{"type", TokenKind::key_type},
    Spelling{"var", TokenKind::key_var},
};

// Longer spellings stand before their prefixes.
constexpr std::array operators = {
    Spelling{"...", TokenKind::ellipsis},      Spelling{".", TokenKind::dot},
    Spelling{"&^", TokenKind::and_not},        Spelling{"<<", TokenKind::shift_left},
    Spelling{">>", TokenKind::shift_right},    Spelling{"&&", TokenKind::logical_and},
    Spelling{"||", TokenKind::logical_or},     Spelling{"==", TokenKind::equal},
    Spelling{"!=", TokenKind::not_equal},      Spelling{"<=", TokenKind::less_equal},
    Spelling{">=", TokenKind::greater_equal},  Spelling{":=", TokenKind::define},
    Spelling{"++", TokenKind::increment},      Spelling{"--", TokenKind::decrement},
    Spelling{"<-", TokenKind::arrow},          Spelling{"+", TokenKind::plus},
    Spelling{"-", TokenKind::minus},           Spelling{"*", TokenKind::star},
    Spelling{"/", TokenKind::slash},           Spelling{"%", TokenKind::percent},
    Spelling{"&", TokenKind::ampersand},       Spelling{"|", TokenKind::pipe},
    Spelling{"^", TokenKind::caret},           Spelling{"!", TokenKind::bang},
    Spelling{"<", TokenKind::less},            Spelling{">", TokenKind::greater},
    Spelling{"=", TokenKind::assign},          Spelling{"(", TokenKind::left_parenthesis},
    Spelling{")", TokenKind::right_parenthesis}, Spelling{"{", TokenKind::left_brace},
    Spelling{"}", TokenKind::right_brace},     Spelling{"[", TokenKind::left_bracket},
    Spelling{"]", TokenKind::right_bracket},   Spelling{",", TokenKind::comma},
    Spelling{";", TokenKind::semicolon},       Spelling{":", TokenKind::colon},
};

bool has_assigning_form(TokenKind kind) {
    return kind >= TokenKind::plus && kind <= TokenKind::shift_right;
}

bool ends_statement(TokenKind kind) {
    switch (kind) {
    case TokenKind::identifier:
    case TokenKind::integer:
    case TokenKind::real:
    case TokenKind::character:
    case TokenKind::text:
    case TokenKind::key_break:
    case TokenKind::key_continue:
    case TokenKind::key_fallthrough:
    case TokenKind::key_false:
    case TokenKind::key_nil:
    case TokenKind::key_return:
    case TokenKind::key_true:
    case TokenKind::increment:
    case TokenKind::decrement:
    case TokenKind::right_parenthesis:
    case TokenKind::right_bracket:
    case TokenKind::right_brace:
        return true;
    default:
        return false;
    }
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The value of a digit in any base up to 16; 16 for what is none.
int digit_value(char c) {
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 16;
}

class Lexer {
public:
    Lexer(const Source &source, int file, Diagnostics &diagnostics)
        : text_(source.text), file_(file), diagnostics_(diagnostics) {}

    std::vector<Token> run() {
        tokens_.reserve(text_.size() / 3);
        while (next_token()) {
        }
        end_line(position());
        Token end;
        end.at = position();
        tokens_.push_back(end);
        return std::move(tokens_);
    }

private:
    bool at_end() const { return offset_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const {
        return offset_ + ahead < text_.size() ? text_[offset_ + ahead] : '\0';
    }
    bool looking_at(std::string_view spelling) const {
        return peek() == spelling[0] && text_.compare(offset_, spelling.size(), spelling) == 0;
    }
    Position position() const { return {file_, line_, static_cast<int>(offset_ - line_begin_) + 1}; }

    void advance(std::size_t count = 1) {
        for (; count > 0 && !at_end(); count--)
            if (text_[offset_++] == '\n') {
                line_++;
                line_begin_ = offset_;
            }
    }

    void end_line(Position at) {
        if (!tokens_.empty() && ends_statement(tokens_.back().kind))
            tokens_.push_back({TokenKind::semicolon, at, "newline", 0, 0, TokenKind::end_of_file});
    }

    void comment_block() {
        Position begin = position();
        int line = line_;
        advance(2);
        while (!at_end() && !looking_at("*/"))
            advance();
        if (at_end())
            diagnostics_.error(begin, "comment is not closed");
        advance(2);
        if (line_ != line)
            end_line(begin);
    }

    // Reads one token, or the white space before one; false at the end of the text.
    bool next_token() {
        if (at_end())
            return false;
        char c = peek();
        if (c == '\n') {
            end_line(position());
            advance();
        } else if (c == ' ' || c == '\t' || c == '\r') {
            advance();
        } else if (looking_at("//")) {
            while (!at_end() && peek() != '\n')
                advance();
        } else if (looking_at("/*")) {
            comment_block();
        } else if (is_letter(c)) {
            word();
        } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
            number();
        } else if (c == '"') {
            quoted_text();
        } else if (c == '`') {
            raw_text();
        } else if (c == '\'') {
            character();
        } else {
            punctuation();
        }
        return true;
    }

    void word() {
        Token token;
        token.at = position();
        while (is_letter(peek()) || is_digit(peek())) {
            token.text += peek();
            advance();
        }
        token.kind = TokenKind::identifier;
        for (const Spelling &keyword : keywords)
            if (token.text == keyword.text)
                token.kind = keyword.kind;
        tokens_.push_back(token);
    }

    // The length of a decimal number with a point or an exponent; 0 where there is none here.
    std::size_t real_length() const {
        std::size_t length = 0;
        auto digits = [&] {
            while (is_digit(peek(length)) || peek(length) == '_')
                length++;
        };
        digits();
        bool is_real = peek(length) == '.';
        if (is_real) {
            length++;
            digits();
        }
        if (peek(length) == 'e' || peek(length) == 'E') {
            const std::size_t sign = peek(length + 1) == '+' || peek(length + 1) == '-' ? 1 : 0;
            if (is_digit(peek(length + 1 + sign))) {
                length += 1 + sign;
                digits();
                is_real = true;
            }
        }
        return is_real ? length : 0;
    }

    void number() {
        Token token;
        token.kind = TokenKind::integer;
        token.at = position();
        if (std::size_t length = real_length(); length > 0) {
            std::string digits = text_.substr(offset_, length);
            std::erase(digits, '_');
            token.kind = TokenKind::real;
            token.real = std::strtold(digits.c_str(), nullptr);
            advance(length);
            if (is_letter(peek()))
                diagnostics_.error(token.at, "this is no number");
            tokens_.push_back(token);
            return;
        }
        const std::size_t begin = offset_;
        std::uint64_t base = 10;
        if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X'))
            base = 16;
        else if (peek() == '0' && (peek(1) == 'o' || peek(1) == 'O'))
            base = 8;
        else if (peek() == '0' && (peek(1) == 'b' || peek(1) == 'B'))
            base = 2;
        if (base != 10)
            advance(2);
        bool overflow = false, digits = false, bad = false;
        for (; is_letter(peek()) || is_digit(peek()); advance()) {
            if (peek() == '_')
                continue;
            std::uint64_t digit = static_cast<std::uint64_t>(digit_value(peek()));
            bad = bad || digit >= base;
            digits = true;
            overflow = overflow || __builtin_mul_overflow(token.value, base, &token.value) ||
                       __builtin_add_overflow(token.value, digit, &token.value);
        }
        // A number that begins with 0 would be octal elsewhere.
        bad = bad || (base == 10 && text_[begin] == '0' && offset_ - begin > 1);
        if (bad || !digits)
            diagnostics_.error(token.at, "this is no integer literal");
        else if (overflow)
            diagnostics_.error(token.at, "integer literal overflows int");
        tokens_.push_back(token);
    }

    // Reads so many hexadecimal digits behind the letter of an escape; -1 where they are not there.
    std::int64_t escaped_number(std::size_t digits, int base) {
        std::int64_t value = 0;
        for (std::size_t i = 0; i < digits; i++) {
            const int digit = digit_value(peek(i));
            if (digit >= base)
                return -1;
            value = value * base + digit;
        }
        advance(digits);
        return value;
    }

    // Reads what follows a backslash: a byte, or where `is_rune` is set afterwards a rune.
    std::int64_t escape(char quote, bool &is_rune) {
        constexpr const char *letters = "abfnrtv\\", *meanings = "\a\b\f\n\r\t\v\\";
        constexpr std::int64_t rune_max = 0x10ffff, byte_max = 255;
        Position at = position();
        advance();
        const char c = peek();
        is_rune = c == 'u' || c == 'U';
        std::int64_t value = -1;
        if (c >= '0' && c <= '7') {
            // Three digits, or \0 alone.
            value = digit_value(peek(1)) < 8 ? escaped_number(3, 8) : c == '0' ? escaped_number(1, 8) : -1;
        } else if (const char *found = c == '\0' ? nullptr : std::strchr(letters, c); found != nullptr) {
            advance();
            value = meanings[found - letters];
        } else if (c == 'x' || is_rune) {
            advance();
            value = escaped_number(c == 'x' ? 2 : c == 'u' ? 4 : 8, 16);
        } else if (c == quote) {
            advance();
            value = c;
        }
        if (value >= 0 && value <= (is_rune ? rune_max : byte_max))
            return value;
        diagnostics_.error(at, "unknown escape sequence");
        return '?';
    }

    void quoted_text() {
        Token token;
        token.kind = TokenKind::text;
        token.at = position();
        advance();
        while (!at_end() && peek() != '"' && peek() != '\n') {
            if (peek() == '\\') {
                bool is_rune;
                const std::int64_t value = escape('"', is_rune);
                token.text += is_rune ? utf8(value) : std::string(1, static_cast<char>(value));
            } else {
                token.text += peek();
                advance();
            }
        }
        if (peek() == '"' && !at_end())
            advance();
        else
            diagnostics_.error(token.at, "string is not closed");
        tokens_.push_back(token);
    }

    void raw_text() {
        Token token;
        token.kind = TokenKind::text;
        token.at = position();
        advance();
        while (!at_end() && peek() != '`') {
            if (peek() != '\r')
                token.text += peek();
            advance();
        }
        if (at_end())
            diagnostics_.error(token.at, "string is not closed");
        advance();
        tokens_.push_back(token);
    }

    // A rune: its UTF-8 in the text, or an escape sequence.
    void character() {
        Token token;
        token.kind = TokenKind::character;
        token.at = position();
        advance();
        bool is_rune;
        if (peek() == '\\') {
            token.value = static_cast<std::uint64_t>(escape('\'', is_rune));
        } else if (peek() != '\'' && peek() != '\n' && !at_end()) {
            std::size_t width;
            token.value = static_cast<std::uint64_t>(decode(text_, offset_, width));
            advance(width);
        }
        if (peek() != '\'')
            diagnostics_.error(token.at, "a character literal is one character between ' and '");
        while (!at_end() && peek() != '\'' && peek() != '\n')
            advance();
        if (peek() == '\'')
            advance();
        tokens_.push_back(token);
    }

    void punctuation() {
        for (const Spelling &spelling : operators) {
            if (!looking_at(spelling.text))
                continue;
            Token token;
            token.kind = spelling.kind;
            token.at = position();
            token.text = spelling.text;
            advance(token.text.size());
            if (has_assigning_form(token.kind) && peek() == '=') {
                token.operation = token.kind;
                token.kind = TokenKind::assign_operation;
                token.text += '=';
                advance();
            }
            tokens_.push_back(token);
            return;
        }
        diagnostics_.error(position(), "unexpected character");
        advance();
    }

    const std::string &text_;
    const int file_;
    Diagnostics &diagnostics_;
    std::vector<Token> tokens_;
    std::size_t offset_ = 0;
    std::size_t line_begin_ = 0;
    int line_ = 1;
};

} // namespace

std::vector<Token> scan(const Source &source, int file, Diagnostics &diagnostics) {
    return Lexer(source, file, diagnostics).run();
}

std::string describe(const Token &token) {
    switch (token.kind) {
    case TokenKind::end_of_file: return "end of file";
    case TokenKind::identifier: return "name " + token.text;
    case TokenKind::integer: return "integer";
    case TokenKind::real: return "number";
    case TokenKind::character: return "character";
    case TokenKind::text: return "string";
    case TokenKind::semicolon: return token.text == "newline" ? "newline" : "\";\"";
    default: return '"' + token.text + '"';
    }
}

} // namespace toy

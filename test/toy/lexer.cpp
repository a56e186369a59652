// lexer.cpp -- text to tokens.
#include "lexer.h"

#include <array>
#include <limits>

namespace toy {
namespace {

struct Spelling {
    const char *text;
    TokenKind kind;
};

constexpr std::array keywords = {
    Spelling{"bool", TokenKind::key_bool},     Spelling{"break", TokenKind::key_break},
    Spelling{"chan", TokenKind::key_chan},     Spelling{"const", TokenKind::key_const},
    Spelling{"continue", TokenKind::key_continue}, Spelling{"else", TokenKind::key_else},
    Spelling{"extern", TokenKind::key_extern}, Spelling{"false", TokenKind::key_false},
    Spelling{"for", TokenKind::key_for},       Spelling{"func", TokenKind::key_func},
    Spelling{"go", TokenKind::key_go},         Spelling{"if", TokenKind::key_if},
    Spelling{"int", TokenKind::key_int},       Spelling{"nil", TokenKind::key_nil},
    Spelling{"return", TokenKind::key_return}, Spelling{"string", TokenKind::key_string},
    Spelling{"true", TokenKind::key_true},     Spelling{"var", TokenKind::key_var},
};

// Longer spellings stand before their prefixes.
constexpr std::array operators = {
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
    case TokenKind::text:
    case TokenKind::key_bool:
    case TokenKind::key_break:
    case TokenKind::key_continue:
    case TokenKind::key_false:
    case TokenKind::key_int:
    case TokenKind::key_nil:
    case TokenKind::key_return:
    case TokenKind::key_string:
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
    Lexer(const Source &source, Diagnostics &diagnostics) : text_(source.text), diagnostics_(diagnostics) {}

    std::vector<Token> run() {
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
    bool looking_at(const char *spelling) const {
        return text_.compare(offset_, std::string(spelling).size(), spelling) == 0;
    }
    Position position() const { return {line_, static_cast<int>(offset_ - line_begin_) + 1}; }

    void advance(std::size_t count = 1) {
        for (; count > 0 && !at_end(); count--)
            if (text_[offset_++] == '\n') {
                line_++;
                line_begin_ = offset_;
            }
    }

    void end_line(Position at) {
        if (!tokens_.empty() && ends_statement(tokens_.back().kind))
            tokens_.push_back({TokenKind::semicolon, at, "newline", 0, TokenKind::end_of_file});
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
        } else if (is_digit(c)) {
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

    void number() {
        Token token;
        token.kind = TokenKind::integer;
        token.at = position();
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

    // Reads what follows a backslash; gives the byte it stands for.
    char escape(char quote) {
        Position at = position();
        advance();
        char c = peek();
        switch (c) {
        case 'n': advance(); return '\n';
        case 't': advance(); return '\t';
        case 'r': advance(); return '\r';
        case '0': advance(); return '\0';
        case '\\': advance(); return '\\';
        case 'x': {
            int high = digit_value(peek(1)), low = digit_value(peek(2));
            if (high < 16 && low < 16) {
                advance(3);
                return static_cast<char>(high * 16 + low);
            }
            break;
        }
        default:
            if (c == quote) {
                advance();
                return c;
            }
        }
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
                token.text += escape('"');
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

    void character() {
        Token token;
        token.kind = TokenKind::integer;
        token.at = position();
        advance();
        if (peek() == '\\') {
            token.value = static_cast<unsigned char>(escape('\''));
        } else if (peek() != '\'' && peek() != '\n' && !at_end()) {
            token.value = static_cast<unsigned char>(peek());
            advance();
        }
        if (peek() != '\'')
            diagnostics_.error(token.at, "a character literal is one byte between ' and '");
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
    Diagnostics &diagnostics_;
    std::vector<Token> tokens_;
    std::size_t offset_ = 0;
    std::size_t line_begin_ = 0;
    int line_ = 1;
};

} // namespace

std::vector<Token> scan(const Source &source, Diagnostics &diagnostics) {
    return Lexer(source, diagnostics).run();
}

std::string describe(const Token &token) {
    switch (token.kind) {
    case TokenKind::end_of_file: return "end of file";
    case TokenKind::identifier: return "name " + token.text;
    case TokenKind::integer: return "integer";
    case TokenKind::text: return "string";
    case TokenKind::semicolon: return token.text == "newline" ? "newline" : "\";\"";
    default: return '"' + token.text + '"';
    }
}

} // namespace toy

// parser.h -- tokens to tree, by recursive descent.
//
// After a mistake the parser skips to the end of the statement, or to the next declaration, and goes on. The tree of a
// text with mistakes is not to be used. Nesting is bounded, so no text overflows the compiler's own stack.
#pragma once

#include "ast.h"
#include "token.h"

#include <vector>

namespace toy {

// Adds the declarations of a file to the program.
void parse(const std::vector<Token> &tokens, Diagnostics &diagnostics, Program &program);

class Parser {
public:
    Parser(const std::vector<Token> &tokens, Diagnostics &diagnostics) : tokens_(tokens), diagnostics_(diagnostics) {}

    void run(Program &program);

private:
    static constexpr int nesting_max = 200; // blocks, parentheses and types within each other
    static constexpr int height_max = 1000; // of an expression's tree

    // parser.cpp
    const Token &peek() const { return tokens_[index_]; }
    const Token &next() { return tokens_[index_ + 1 < tokens_.size() ? index_++ : index_]; }
    bool at(TokenKind kind) const { return peek().kind == kind; }
    bool take(TokenKind kind);
    bool expect(TokenKind kind, const char *what);
    void fail(const char *wanted);
    void skip_statement();
    void skip_declaration();
    void end_statement();
    void declaration(Program &program);
    void function(Program &program, bool is_extern);
    void parameters(Function &function);
    bool name_is_alone() const;

    // parse_type.cpp
    WrittenPointer type();
    bool starts_type() const;
    bool starts_unnamed_type() const;
    void channel_type(WrittenType &made);
    void bracket_type(WrittenType &made);
    void map_type(WrittenType &made);
    void structure_type(WrittenType &made);
    void type_declaration(std::vector<StatementPointer> &list);
    StatementPointer type_line();

    // parse_function.cpp
    std::vector<WrittenField> signature_list();
    std::vector<WrittenField> result_list();
    void function_type(WrittenType &made);
    static Variable *local(Function &function, const WrittenField &from);
    ExpressionPointer function_literal(const WrittenType &written);
    static void set_results(Function &function, const std::vector<WrittenField> &list);

    // parse_method.cpp
    bool receiver(Function &function);
    void interface_type(WrittenType &made);
    bool embedded_field(WrittenType &made);
    ExpressionPointer assertion(ExpressionPointer left);
    void choice_head(Statement &made, StatementPointer head);

    // parse_statement.cpp
    std::vector<StatementPointer> block(Position &closed_at);
    void statement(std::vector<StatementPointer> &list);
    void variables(std::vector<StatementPointer> &list, Statement::Kind kind);
    // A line of a group of constants: which it is, and what the next has if it says nothing.
    struct ConstantLine {
        int number = 0;
        std::size_t values_at = 0; // the first token of the values; 0 where there are none
        WrittenPointer written;
    };

    StatementPointer variable_line(Statement::Kind kind, ConstantLine &line);
    StatementPointer simple_statement();
    StatementPointer operation_statement(StatementPointer made);
    StatementPointer branch();
    StatementPointer loop();
    StatementPointer range_loop(StatementPointer made, StatementPointer head);
    StatementPointer choice();
    void clauses(Statement &made);
    void clause(Statement &made);
    void clause_body(Clause &clause);
    StatementPointer later(Statement::Kind kind);
    StatementPointer give();

    // parse_select.cpp
    StatementPointer select();
    bool at_label() const;
    void labelled(std::vector<StatementPointer> &list);
    StatementPointer jump();

    // parse_expression.cpp
    ExpressionPointer expression();
    ExpressionPointer binary(int precedence);
    ExpressionPointer unary();
    ExpressionPointer primary();
    ExpressionPointer operand();
    ExpressionPointer literal();
    ExpressionPointer postfix(ExpressionPointer left);
    ExpressionPointer call(ExpressionPointer left);
    ExpressionPointer brackets(ExpressionPointer left);
    ExpressionPointer composite(WrittenPointer written, Position begin);
    ExpressionPointer element();
    std::vector<ExpressionPointer> expressions();
    ExpressionPointer node(Expression::Kind kind, Position position);
    ExpressionPointer grown(ExpressionPointer made);

    // Held while a construct nests; false in `good` when it is too deep, which is reported once.
    struct Nesting {
        explicit Nesting(Parser &parser);
        ~Nesting() { parser_.nesting_--; }
        Nesting(const Nesting &) = delete;
        Nesting &operator=(const Nesting &) = delete;
        bool good;

    private:
        Parser &parser_;
    };

    const std::vector<Token> &tokens_;
    Diagnostics &diagnostics_;
    std::size_t index_ = 0;
    int nesting_ = 0;
    int tallest_ = 0;      // of the expressions so far in the function literal, if in one
    bool in_head_ = false; // of an if, for or switch, where `T {` does not begin a composite literal
};

} // namespace toy

// checker.h -- names, types and constants: completes the tree, or says what is wrong with it.
//
// Package level first: functions and constants are entered, then the types of globals are found, on demand where one
// refers to another; then the bodies are checked. Last, the order of initialisation is worked out (initialise.cpp).
// An expression of an invalid type has been reported; nothing more is said about what it is part of.
#pragma once

#include "ast.h"

#include <map>
#include <string>
#include <vector>

namespace toy {

class Checker {
public:
    Checker(Program &program, Diagnostics &diagnostics) : program_(program), diagnostics_(diagnostics) {}

    // Reports what is wrong. A right program may have new last functions afterwards: main.init, and main if split.
    void run();

private:
    struct Entity {
        enum class Kind { variable, function, builtin, constant } kind = Kind::variable;
        Variable *variable = nullptr;
        Function *function = nullptr;
        Builtin builtin = Builtin::none;
        const Expression *constant = nullptr;
        Statement *declaration = nullptr; // of a global whose type is not yet known
    };

    // A package-level variable declaration: what its values mention, for the order of initialisation.
    struct Initial {
        Statement *statement = nullptr;
        Function mentions;
        bool checked = false;
        bool checking = false;
        bool emitted = false;
    };

    using Scope = std::map<std::string, Entity>;

    // checker.cpp
    void enter_builtins();
    void enter_function(Function &function, int &init_count);
    void enter_globals(Statement &statement);
    void check_initial(Initial &initial);
    void check_function(Function &function);
    Entity *find(const std::string &name);
    bool enter(Position at, const std::string &name, const Entity &entity);
    void open_scope() { scopes_.emplace_back(); }
    void close_scope();
    Variable *new_local(const Expression &target, const Type *type);
    void error(Position at, const std::string &message) { diagnostics_.error(at, message); }

    // initialise.cpp
    void order_initials();
    bool is_ready(const Initial &initial);
    void reach(const Function &from, std::set<const Function *> &seen, std::set<Variable *> &globals) const;
    void make_init();
    void split_main();

    // check_statement.cpp
    void statements(std::vector<StatementPointer> &list);
    void statement(Statement &statement);
    void declare(Statement &statement);
    void constants(Statement &statement);
    void assign(Statement &statement);
    void define(Statement &statement, const std::vector<const Type *> &types);
    std::vector<const Type *> value_types(Statement &statement);
    bool check_values(Statement &statement, const std::vector<const Type *> &types);
    void branch(Statement &statement);
    void loop(Statement &statement);
    void give(Statement &statement);
    void start(Statement &statement);
    void send(Statement &statement);
    void expression_statement(Expression &expression);
    bool terminates(const std::vector<StatementPointer> &list) const;
    bool terminates(const Statement &statement) const;

    // check_expression.cpp
    const Type *check(Expression &expression);         // anything, also a call with no result or with two
    const Type *value(Expression &expression);         // one value
    bool want(Expression &expression, const Type *type, const std::string &where);
    bool want_type(const Type *found, Position at, const Type *type, const std::string &where);
    void name(Expression &expression);
    void unary(Expression &expression);
    void binary(Expression &expression);
    bool operands_match(Expression &expression);
    void index(Expression &expression);
    void slice(Expression &expression);
    void receive(Expression &expression);

    // check_call.cpp
    void call(Expression &expression);
    void call_function(Expression &expression, Function &function);
    void call_builtin(Expression &expression, Builtin builtin);
    void call_make(Expression &expression);
    void call_size(Expression &expression, Builtin builtin);
    void convert(Expression &expression);
    bool count_arguments(const Expression &expression, std::size_t least, std::size_t most);

    Program &program_;
    Diagnostics &diagnostics_;
    std::vector<Scope> scopes_; // the first is the universe, the second the package
    std::vector<std::unique_ptr<Initial>> initials_;
    std::vector<Function *> inits_;
    Function *function_ = nullptr; // what is being checked; an Initial's `mentions` for a global
    Statement *loop_ = nullptr;    // the innermost loop
    int loop_depth_ = 0;
    int clock_ = 0;
};

// Replaces an operation on constants by its result. Reports what has none (a division by zero, an overflow).
void fold_unary(Expression &expression, Diagnostics &diagnostics);
void fold_binary(Expression &expression, Diagnostics &diagnostics);

} // namespace toy

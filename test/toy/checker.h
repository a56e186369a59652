// checker.h -- names, types and constants: completes the tree, or says what is wrong with it.
//
// Package level first: functions and constants are entered, then the types of globals are found, on demand where one
// refers to another; then the bodies are checked. Last, the order of initialisation is worked out (initialise.cpp).
// An expression of an invalid type has been reported; nothing more is said about what it is part of.
#pragma once

#include "ast.h"
#include "member.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace toy {

class Checker {
public:
    // `library`, which has been checked, may be null. Symbols begin with the prefix.
    Checker(Program &program, Diagnostics &diagnostics, Program *library = nullptr, std::string prefix = "main.")
        : program_(program), diagnostics_(diagnostics), library_(library), prefix_(std::move(prefix)) {}

    // Reports what is wrong. A right program may have new last functions afterwards: what it uses of the library,
    // main.init, and main if split.
    void run();

private:
    struct Entity {
        enum class Kind { variable, function, builtin, constant, type } kind = Kind::variable;
        Variable *variable = nullptr;
        Function *function = nullptr;
        Builtin builtin = Builtin::none;
        const Expression *constant = nullptr;
        const Type *type = nullptr;
        Type *incomplete = nullptr;       // the same, while it is not yet known what it is made from
        Statement *declaration = nullptr; // of this, or of a global whose type is not yet known
    };

    // A package-level variable declaration: what its values mention, for the order of initialisation.
    struct Initial {
        Statement *statement = nullptr;
        Function mentions;
        bool checked = false;
        bool checking = false;
        bool emitted = false;
    };

    struct Label {
        Statement *statement = nullptr;
        const Function *function = nullptr;
        bool used = false;
    };

    // Where the checker was when it came to a literal.
    struct Around {
        Function *function;
        Statement *loop, *left;
        int loop_depth, clock;
    };

    using Scope = std::map<std::string, Entity>;

    // checker.cpp
    void enter_builtins();
    void enter_types();
    void enter_library();
    void take_library();
    void enter_function(Function &function, int &init_count);
    void enter_globals(Statement &statement);
    void check_initial(Initial &initial);
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

    // check_type.cpp
    const Type *resolve(WrittenType &written);
    const Type *resolve_name(const WrittenType &written);
    const Type *resolve_array(WrittenType &written, const Type *element);
    const Type *resolve_structure(const WrittenType &written);
    void complete(Entity &entity);
    void declare_type(Statement &statement);

    // check_function.cpp
    static const Type *type_of(const Function &function);
    void signature(Function &function);
    const Type *resolve_function(const WrittenType &written);
    void check_function(Function &function);
    void give_named(const Statement &statement);
    static Variable *seen(Variable *variable, Function &from);
    void literal(Expression &expression);
    void function_value(Expression &expression);
    void call_value(Expression &expression);

    // check_defer.cpp
    void later(Statement &statement);
    void wrap(Expression &source);
    static void keep_results(Function &function);

    // check_statement.cpp
    void statements(std::vector<StatementPointer> &list);
    void statement(Statement &statement);
    void branch(Statement &statement);
    void loop(Statement &statement);
    void choice(Statement &statement);
    void give(Statement &statement);
    static bool is_statement(Builtin builtin);
    void send(Statement &statement);
    void expression_statement(Expression &expression);
    bool terminates(const std::vector<StatementPointer> &list) const;
    bool terminates(const Statement &statement) const;

    // check_select.cpp
    void select(Statement &statement);
    void communication(Statement &statement);

    // check_jump.cpp
    void open_label(Statement &statement);
    void close_label(Statement &statement);
    void leave(Statement &statement);
    void repeat(Statement &statement);
    Statement *labelled(const Statement &jump);

    // check_assign.cpp
    void declare(Statement &statement);
    void assign(Statement &statement);
    void assign_to(Statement &statement, std::size_t i, const Type *type);
    void define(Statement &statement, const std::vector<const Type *> &types);
    bool store(Statement &statement, std::size_t i, const Type *found, const Type *type, const std::string &where);
    std::vector<const Type *> value_types(Statement &statement);

    // expand.cpp
    void operation(Statement &statement);
    void range(Statement &statement);
    void range_indexed(Statement &statement, Statement &block, const Type *type);
    void range_text(Statement &statement, Statement &block);
    void range_map(Statement &statement, Statement &block, const Type *type);
    void range_channel(Statement &statement, Statement &block, const Type *type);
    void range_variables(Statement &statement, Statement &block, const Type *first, const Type *second);

    // check_expression.cpp
    const Type *check(Expression &expression); // anything, also a call with no result or with several
    const Type *value(Expression &expression); // one value, maybe an untyped constant
    const Type *typed(Expression &expression); // one value, of a type
    bool want(Expression &expression, const Type *type, const std::string &where);
    bool fit(Expression &expression, Position at, const Type *type, const std::string &where);
    bool want_type(const Type *found, Position at, const Type *type, const std::string &where);
    void name(Expression &expression);
    void name_variable(Expression &expression, const Entity &entity);
    void unary(Expression &expression);
    void receive(Expression &expression);

    // check_constant.cpp
    void constants(Statement &statement);
    void enter_constants(Statement &statement);
    void complete_constants(Statement &statement);
    void constant_values(Statement &statement);

    // check_binary.cpp
    void binary(Expression &expression);
    bool unite_operands(Expression &expression);
    bool operation_exists(const Expression &expression);
    void shift(Expression &expression);

    // check_interface.cpp
    bool fit_interface(Expression &expression, Position at, const Type *type, const std::string &where);
    void unite_with_interface(Expression &left, Expression &right);
    const Type *resolve_interface(const WrittenType &written);
    void assertion(Expression &expression);
    bool can_hold(const Type *interface, const Type *type, Position at);
    void choice_by_type(Statement &statement);
    void clause_variable(Clause &clause, const Expression &name, const Type *type);
    const Type *clause_types(Clause &clause, const Type *interface, std::set<const Type *> &seen);

    // check_method.cpp
    void enter_method(Function &function);
    void complete_method(Function &function);
    void field(Expression &expression);
    ExpressionPointer receiver(ExpressionPointer from, const Method &method);
    void call_method(Expression &expression);
    void keep_receiver(Expression &call);

    // check_method_value.cpp
    Function &add_function(const Type *type, const Method &method, Position at);
    void method_value(Expression &expression);
    void method_expression(Expression &expression);

    // check_place.cpp
    void index(Expression &expression);
    void index_constant(Expression &index, std::int64_t length);
    void slice(Expression &expression);
    void pointee(Expression &expression);
    void reference(Expression &expression);
    void box(Expression &expression);
    static bool is_addressable(const Expression &expression);

    // check_composite.cpp
    void composite(Expression &expression, const Type *wanted);
    void composite_structure(Expression &expression);
    void composite_elements(Expression &expression, bool sized_by_values);
    void composite_map(Expression &expression);
    void composite_value(Expression &value, const Type *type);

    // check_call.cpp
    void call(Expression &expression);
    void call_function(Expression &expression, Function &function);
    void check_arguments(Expression &expression, const std::vector<Field> &parameters);
    void call_builtin(Expression &expression, Builtin builtin);
    void call_make(Expression &expression);
    void call_size(Expression &expression, Builtin builtin);
    void call_append(Expression &expression);
    void call_copy(Expression &expression);
    void call_delete(Expression &expression);
    void call_allocate(Expression &expression);
    bool count_arguments(const Expression &expression, std::size_t least, std::size_t most);

    // check_convert.cpp
    void convert(Expression &expression);
    void convert_constant(Expression &expression, const Type *to);

    Program &program_;
    Diagnostics &diagnostics_;
    Program *library_;
    std::string prefix_; // of the program's symbols
    std::vector<Scope> scopes_; // the first is the universe, the second the package
    std::vector<std::unique_ptr<Initial>> initials_;
    std::vector<Function *> inits_;
    std::set<const Statement *> begun_, complete_; // declarations of constants at package level
    Expression iota_;
    int constants_depth_ = 0; // of declarations of constants that are being checked
    std::vector<std::unique_ptr<Function>> added_; // for method values
    std::map<std::pair<const Method *, const Type *>, Function *> binds_; // those for v.m
    std::vector<Function *> delayed_; // literals in the values of globals
    int global_literal_count_ = 0;
    Function *function_ = nullptr; // what is being checked; an Initial's `mentions` for a global
    Statement *loop_ = nullptr;    // the innermost loop
    Statement *left_ = nullptr;    // the innermost loop or switch
    std::vector<Label> labels_;    // of the loops, switches and selects around, of outer functions too
    int loop_depth_ = 0;
    int clock_ = 0;
};

// Replaces an operation on constants by its result. Reports what has none (a division by zero, an overflow).
void fold_unary(Expression &expression, Diagnostics &diagnostics);
void fold_binary(Expression &expression, Diagnostics &diagnostics);
void fold_shift(Expression &expression, Diagnostics &diagnostics);

enum class Fit { good, overflows, truncates, no };

// Gives a constant this type; tells why that cannot be.
Fit represent(Expression &constant, const Type *type);

// What the words of Fit are in a message.
std::string describe(Fit fit, const Type *type);

} // namespace toy

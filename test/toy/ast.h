// ast.h -- the tree of a program: what the parser makes, the checker completes, and the emitter reads.
//
// One struct for all expressions and one for all statements; `kind` says which members are in use. Fields under
// "checker" are empty until the checker has seen the node.
#pragma once

#include "source.h"
#include "token.h"
#include "type.h"

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace toy {

struct Expression;
struct Statement;
struct Function;
using ExpressionPointer = std::unique_ptr<Expression>;
using StatementPointer = std::unique_ptr<Statement>;
using WideInteger = __int128; // of constants

// The last ones have no name: conversions, and the steps of a range loop.
enum class Builtin {
    none,
    print,
    println,
    panic,
    recover,
    exit,
    gosched,
    goid,
    sleep,
    len,
    cap,
    make,
    close,
    allocate, // new
    append,
    copy,
    remove, // delete
    convert,
    decode,  // the rune of a string at a byte, and its width
    iterate, // begins with a map: fills in the iterator at the address
    advance,
};

// A type as it is written, before the checker finds out which one it is.
struct WrittenType;
using WrittenPointer = std::shared_ptr<WrittenType>; // shared by the names of one `a, b T`

struct WrittenField {
    std::string name; // none where an interface is embedded in one
    Position at;
    WrittenPointer type;
    bool embedded = false;
};

struct WrittenType {
    enum class Kind { invalid, name, channel, pointer, slice, array, map, structure, interface, function };

    Kind kind = Kind::invalid;
    Position at;
    std::string name;
    WrittenPointer element, key;
    ExpressionPointer length; // array; null for `[...]`
    std::vector<WrittenField> fields;  // also a function's parameters, and the methods of an interface
    std::vector<WrittenField> results; // function
    bool sends = true, receives = true;
    const Type *type = nullptr; // checker
};

struct Variable {
    std::string name;
    const Type *type = &type_invalid;
    WrittenPointer written; // a parameter's
    Position at;
    bool global = false;
    bool boxed = false; // its address is taken, or a literal uses it: it lives in memory, and its home holds where
    Function *owner = nullptr; // of a local
    Expression *initial = nullptr; // a global's, where it is a constant and needs no code

    // Locals, for the choice of registers: the checker's clock when the scope begins and ends, and how often the
    // variable is named, a loop counting tenfold.
    int scope_begin = 0;
    int scope_end = 0;
    long weight = 0;

    // Set by the emitter. A local lives in a register or at rbp + offset.
    int home_register = -1;
    int offset = 0;
};

struct Expression {
    enum class Kind {
        invalid,
        constant,
        name, // not yet resolved
        variable,
        function,
        builtin,
        type,
        unary,
        binary,
        call,
        index,
        slice,
        receive,
        field,     // also through a pointer
        reference, // &x
        pointee,   // *p; or the type *T
        composite, // T{...}
        as_interface, // a value where an interface is wanted; made by the checker
        assertion,    // x.(T)
        type_test,    // whether the value of an interface is of this type, or is nil; made by the checker
        method,       // x.m
        literal,   // func(...) {...}
    };

    Kind kind = Kind::invalid;
    Position at;
    std::string name;                             // name, and a constant string's bytes
    TokenKind operation = TokenKind::end_of_file; // unary, binary
    ExpressionPointer left, right, third;         // operands; callee; text, low and high of an index or slice
    std::vector<ExpressionPointer> arguments;     // also the values of a composite, in the order of the text
    std::vector<ExpressionPointer> keys;          // of a composite: one for each value, or none; null where not written
    std::shared_ptr<Function> literal;            // literal
    WrittenPointer written;                       // type; composite, null where it is that of the elements around it
    WideInteger value = 0;                        // constant integer or bool
    long double real = 0;                         // constant of a real type
    bool spread = false;                          // a call whose last argument ends in ...
    int height = 1;                     // of the tree, kept small so that recursion over it is safe

    // checker
    const Type *type = &type_invalid;
    Variable *variable = nullptr;
    Function *function = nullptr;
    Builtin builtin = Builtin::none;
    std::size_t field = 0;            // field: its number
    std::vector<std::int64_t> places; // composite of a structure or an array: the number of each value's field
    const Method *method = nullptr;   // method
    bool takes_home = false;          // reference: made by the compiler, so the variable may stay in the frame
    bool of_value = false;            // reference: of a value that a method takes, wherever it may lie
    bool of_copy = false;             // the same, and it has to last
    bool known = false;               // assertion: it holds
    bool calls = false; // evaluating it calls something, which kills the caller-saved registers
    bool converted = false;   // to a type of the same bits: what is left of T(x) is x, but as a value
    bool is_selected = false; // receive: the head of a select's case, which has received when it is come by
};

// One `case` of a switch or a select.
struct Clause {
    Position at;
    std::vector<ExpressionPointer> values; // of a switch; none for default
    StatementPointer communication;        // of a select: what it sends or receives; null for default
    bool is_default = false;
    bool falls_through = false;
    std::vector<StatementPointer> body;
    Position closed_at;
};

struct Statement {
    enum class Kind {
        block,
        expression,
        declare, // var
        constant,
        assign, // also `:=`
        branch, // if
        loop,   // for
        leave,  // break
        repeat, // continue
        give,   // return
        start,  // go
        defer,
        send,
        type,
        range,
        choice, // switch
        select,
    };

    Kind kind = Kind::block;
    Position at;
    std::vector<ExpressionPointer> targets; // of declare, constant and assign; names in declare and constant
    std::vector<ExpressionPointer> values;  // of these, of give (return); one for expression, start (go), send
    WrittenPointer written;                 // declare, constant, type; null where it is inferred
    bool defines = false;                   // `:=`
    int iota = 0;                           // of constant: its line in the group
    bool by_type = false;                   // choice: of x.(type), with the name in targets, if any
    TokenKind operation = TokenKind::end_of_file; // of `x += y` where x is no name
    StatementPointer before, after;         // the parts of an if's or a for's head
    ExpressionPointer condition;            // may be null in a loop
    std::vector<StatementPointer> body;
    StatementPointer otherwise; // branch
    std::vector<Clause> clauses; // choice, select
    std::string label;           // of a loop, a choice or a select; where leave and repeat lead, if they say so
    Position label_at;
    Position closed_at;         // of the brace that ends a body

    // checker
    std::vector<Variable *> variables; // one for each target; null for `_`, and for what is no plain variable
    std::vector<bool> is_new;          // whether the variable begins here; empty for an assignment
    bool repeated = false;             // a defer in a loop
    bool left_early = false;           // a loop, a switch or a select with a break
    const Statement *destination = nullptr; // of leave and repeat that have a label
    StatementPointer expansion;        // range, and an operation: simpler statements that mean the same
};

inline StatementPointer make_statement(Statement::Kind kind, Position at) {
    auto made = std::make_unique<Statement>();
    made->kind = kind;
    made->at = at;
    return made;
}

struct Function {
    std::string name;
    std::string symbol;
    Position at;
    WrittenPointer receiver;            // of a method, whose first parameter it is
    Type *method_of = nullptr;          // the same
    std::vector<Variable *> parameters;
    std::vector<WrittenPointer> written_results;
    std::vector<Variable *> results; // where they have names, or the function defers
    const Type *result = &type_none; // a tuple where there are several
    std::vector<StatementPointer> body;
    Position closed_at;
    bool is_extern = false;
    bool ends_program = false; // its return is pd_exit(0)
    bool is_called = false;
    bool is_value = false;   // named where it is not called
    bool defers = false;
    bool stands_between = false; // made by the compiler: what it calls may recover as if it was called itself

    std::vector<std::unique_ptr<Variable>> locals; // the parameters too
    std::set<Function *> calls;                    // for the order of initialisation
    std::set<Variable *> globals;

    // Of a literal: the function around it, and the variables of that which it uses, each with what stands for it here.
    Function *outer = nullptr;
    std::vector<std::pair<Variable *, Variable *>> captured;
    bool in_global = false; // in the value of a global
    int literal_count = 0;  // within it, for their names
};

struct Program {
    std::vector<std::unique_ptr<Function>> functions;
    std::vector<Function *> literals; // checker; inner ones behind what they are in
    std::vector<StatementPointer> declarations; // package-level var and const
    std::vector<std::unique_ptr<Variable>> globals;
};

} // namespace toy

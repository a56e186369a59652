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

enum class Builtin { none, print, println, panic, exit, gosched, goid, sleep, len, cap, make, close, to_string };

struct Variable {
    std::string name;
    const Type *type = &type_invalid;
    Position at;
    bool global = false;
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
    };

    Kind kind = Kind::invalid;
    Position at;
    std::string name;                             // name, and a constant string's bytes
    TokenKind operation = TokenKind::end_of_file; // unary, binary
    ExpressionPointer left, right, third;         // operands; callee; text, low and high of an index or slice
    std::vector<ExpressionPointer> arguments;
    const Type *written_type = nullptr; // type
    std::int64_t value = 0;             // constant int or bool
    bool huge = false;                  // the literal 2^63, right only behind a minus
    int height = 1;                     // of the tree, kept small so that recursion over it is safe

    // checker
    const Type *type = &type_invalid;
    Variable *variable = nullptr;
    Function *function = nullptr;
    Builtin builtin = Builtin::none;
    bool calls = false; // evaluating it calls something, which kills the caller-saved registers
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
        send,
    };

    Kind kind = Kind::block;
    Position at;
    std::vector<ExpressionPointer> targets; // of declare, constant and assign; names in declare and constant
    std::vector<ExpressionPointer> values;  // of these, of give (return); one for expression, start (go), send
    const Type *written_type = nullptr;     // declare, constant; null where it is inferred
    bool defines = false;                   // `:=`
    StatementPointer before, after;         // the parts of an if's or a for's head
    ExpressionPointer condition;            // may be null in a loop
    std::vector<StatementPointer> body;
    StatementPointer otherwise; // branch
    Position closed_at;         // of the brace that ends a body

    // checker
    std::vector<Variable *> variables; // one for each target; null for `_`
    bool left_early = false;           // a loop with a break
};

struct Function {
    std::string name;
    std::string symbol;
    Position at;
    std::vector<Variable *> parameters;
    std::vector<const Type *> results;
    std::vector<StatementPointer> body;
    Position closed_at;
    bool is_extern = false;
    bool ends_program = false; // its return is pd_exit(0)
    bool is_called = false;
    bool is_started = false; // by go

    std::vector<std::unique_ptr<Variable>> locals; // the parameters too
    std::set<Function *> calls;                    // for the order of initialisation
    std::set<Variable *> globals;
};

struct Program {
    std::vector<std::unique_ptr<Function>> functions;
    std::vector<StatementPointer> declarations; // package-level var and const
    std::vector<std::unique_ptr<Variable>> globals;
};

} // namespace toy

// emitter.h -- the checked tree to NASM text that predawn.inc completes.
//
// Every variable has a home for its whole life: one of five callee-saved registers for those words that are named most
// (home.cpp), else a slot in the frame. Expressions are computed into a register the caller names; what they need on
// the way they take from a pool of caller-saved registers, `depth` of which are in use. rax, rcx and rdx are scratch
// between two operations and never hold a value across one. A call kills the pool, so no value waits in it while an
// operand that calls is computed: it waits in a temporary slot of the frame. Strings are computed into rax:rdx.
//
// An operand is text: a number, a register, `qword [...]`, or `&[...]` for an address.
#pragma once

#include "ast.h"
#include "convention.h"

#include <map>
#include <string>
#include <vector>

namespace toy {

// Gives the function's variables their registers; returns those in use, in the order of their saving.
std::vector<Register> assign_registers(Function &function);

class Emitter {
public:
    Emitter(const Program &program, const Source &source) : program_(program), source_(source) {}

    std::string run();

private:
    using Words = std::vector<std::string>; // the operands of a value's words

    struct Argument {
        const Expression *expression = nullptr; // where it is still to be computed
        Words words;
    };

    struct Pair {
        std::string left; // a register
        std::string right;
    };

    struct Loop {
        std::string next, end;
    };

    static constexpr Register pool[] = {Register::rsi, Register::rdi, Register::r8,
                                        Register::r9,  Register::r10, Register::r11};
    static constexpr int pool_count = 6;

    // emit_program.cpp
    void data();
    std::string text_label(const std::string &bytes);
    void texts();

    // emit_function.cpp
    void function(Function &function);
    void parameters(const Function &function);
    void ending(const Function &function);
    void thunk(const Function &function);
    void header(const Function &function, int argument_bytes, const std::vector<Register> &saved);
    int slot(int words);      // a new one, for the whole function; its offset from rbp
    int temporary(int words); // the same, until the end of the statement
    void touch_frame(int bytes);

    // emit_text.cpp
    template <class... Parts> void code(const Parts &...parts) {
        body_ += "    ";
        ((body_ += parts), ...);
        body_ += '\n';
    }
    void label(const std::string &name) { body_ += name + ":\n"; }
    std::string new_label(const char *what);
    void source_line(Position at);
    static std::string at_frame(int offset);
    static std::string cell(int offset) { return "qword " + at_frame(offset); }
    static Words cells(int offset, int words);
    static bool is_register(const std::string &operand) { return operand[0] == 'r'; }
    static bool is_immediate(const std::string &operand);
    void load(Register to, const std::string &operand);
    void store(const std::string &to, const std::string &operand); // to memory or a register; may kill rcx
    std::string home(const Variable &variable, int word = 0) const;

    // emit_statement.cpp
    void statements(const std::vector<StatementPointer> &list);
    void statement(const Statement &statement);
    void assign(const Statement &statement);
    void assign_one(const Variable *variable, const Expression &value);
    void store_variable(const Variable *variable, const Words &words);
    void branch_statement(const Statement &statement);
    void loop(const Statement &statement);
    void give(const Statement &statement);
    void start(const Statement &statement);
    void send(const Statement &statement);
    void drop(const Expression &expression);
    std::vector<Words> computed(const std::vector<ExpressionPointer> &list, bool copy_variables);

    // emit_word.cpp
    static bool is_leaf(const Expression &expression);
    static bool reads_late(const Expression &expression, const Variable *variable);
    Words leaf(const Expression &expression);
    std::string operand(const Expression &leaf, Register scratch);
    void word(const Expression &expression, Register target, int depth);
    Pair pair(const Expression &left, const Expression &right, int depth);
    void unary(const Expression &expression, Register target, int depth);
    void arithmetic(const Expression &expression, Register target, int depth);
    void operate(TokenKind operation, Register target, const std::string &right);
    void divide(const Expression &expression, Register target, int depth);
    void divide_by_power(std::int64_t divisor, bool remainder);
    void shift(const Expression &expression, Register target, int depth);
    void index(const Expression &expression, Register target, int depth);

    // emit_condition.cpp
    void branch(const Expression &expression, bool when, const std::string &to, int depth);
    std::string compare(const Expression &expression, int depth); // the condition code that says true
    std::string compare_texts(const Expression &expression);
    void truth(const Expression &expression, Register target, int depth);

    // emit_string.cpp
    void text(const Expression &expression); // to rax:rdx
    void concatenate(const Expression &expression);
    void slice(const Expression &expression);
    Words settled(const Expression &expression); // operands that later computations leave alone

    // emit_call.cpp
    void call(const std::string &symbol, std::vector<Argument> arguments);
    void call_expression(const Expression &expression); // result in rax or rax:rdx
    std::vector<Words> call_pair(const Expression &expression);
    void call_builtin(const Expression &expression);
    void print(const Expression &expression, bool line);
    int receive(const Expression &expression); // the slot of the value; ok in al
    static Argument computed_from(const Expression &expression) { return {&expression, {}}; }
    static Argument of_words(Words words) { return {nullptr, std::move(words)}; }

    const Program &program_;
    const Source &source_;
    std::string out_;                        // finished functions
    std::string body_;                       // of the function in work
    std::string cold_;                       // its parts that are not reached in good runs
    std::map<std::string, std::string> texts_; // literal to label

    const Function *function_ = nullptr;
    std::vector<Loop> loops_;
    int slot_bytes_ = 0;      // below rbp, in use by saved registers and slots
    int temporary_bytes_ = 0; // beyond these, by temporary ones
    int frame_bytes_ = 0;     // the most that both came to
    int outgoing_bytes_ = 0;  // the most that a call passed on the stack
    int result_slot_ = 0;     // where the address for results in memory is kept
    int labels_ = 0;
    int line_ = 0; // the last one quoted
    bool has_divide_panic_ = false, has_shift_panic_ = false;
};

} // namespace toy

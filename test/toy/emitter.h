// emitter.h -- the checked tree to NASM text that predawn.inc completes.
//
// Every variable has a home for its whole life: one of five callee-saved registers for those words that are named most
// (home.cpp), else a slot in the frame. Expressions are computed into a register the caller names; what they need on
// the way they take from a pool of caller-saved registers, `depth` of which are in use. rax, rcx and rdx are scratch
// between two operations and never hold a value across one. A call kills the pool, so no value waits in it while an
// operand that calls is computed: it waits in a temporary slot of the frame.
//
// Values are of four sorts: words (integers, pointers, channels ...) are computed into any register (word), reals into
// xmm `depth` (real), strings and interfaces into rax:rdx (two_words), and all others into memory (into), where they
// lie as in C. Two words, and what lies in memory, are only computed where no value waits in the pool; their fields and
// elements are read where they are (place). A word in a slot of the frame takes all eight bytes; anywhere else it has
// its own size.
//
// An operand is text: a number, a register, `qword [...]`, or `&[...]` for an address.
#pragma once

#include "ast.h"
#include "convention.h"
#include "member.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace toy {

// Gives the function's variables their registers; returns those in use, in the order of their saving.
std::vector<Register> assign_registers(Function &function);

class Emitter {
public:
    Emitter(const Program &program, const std::vector<Source> &sources) : program_(program), sources_(sources) {}

    std::string run();

private:
    using Words = std::vector<std::string>; // the operands of a value's words

    // Where something lies: at base + offset, where the base is a register, a sum of such or `rel` and a symbol; or,
    // where pointer_slot is not 0, behind the address in that slot of the frame.
    struct Place {
        std::string base;
        std::int64_t offset = 0;
        int pointer_slot = 0;
    };

    // A value that stays while others are computed: operands for a word, a real number and a string, else its place.
    struct Held {
        const Type *type = nullptr;
        Words words;
        Place place;
    };

    struct Argument {
        const Expression *expression = nullptr; // where it is still to be computed
        Held value;
    };

    struct Pair {
        std::string left; // a register
        std::string right;
    };

    struct Loop {
        std::string next, end;
        const Statement *statement = nullptr;
    };

    // A case of a select: where in the frame it is, and where what it receives.
    struct Selected {
        int case_at = 0, value_at = 0;
    };

    // A call that is made later: what is called, with one word. That is the address of a block of so many bytes, or 0.
    struct Later {
        std::string function, argument = "0";
        int bytes = 0;
        std::string callee; // where a value that is called stands in the block
    };

    // A function that unpacks blocks for a function, or for function values of a type.
    struct Thunk {
        const Function *function;
        const Type *type;
        bool defers;
        bool operator==(const Thunk &) const = default;
    };

    static constexpr Register pool[] = {Register::rsi, Register::rdi, Register::r8,
                                        Register::r9,  Register::r10, Register::r11};
    static constexpr int pool_count = 6;
    static constexpr std::int64_t unrolled_bytes_max = 64; // what is copied or cleared without a call

    // emit_program.cpp
    void data();
    std::string text_label(const std::string &bytes);
    std::string real_label(double value);
    void texts();
    void reals();

    // emit_function.cpp
    void function(Function &function);
    void parameters(const Function &function);
    void parameter(Variable &parameter, const ArgumentPlace &place);
    void ending(const Function &function);
    void header(const Function &function, int argument_bytes, const std::vector<Register> &saved);
    int slot(int words);      // a new one, for the whole function; its offset from rbp
    int temporary(int words); // the same, until the end of the statement
    void touch_frame(int bytes);

    // emit_later.cpp
    Later later(const Expression &source, bool defers, bool lasts);
    void start(const Statement &statement);
    std::string thunk_of(const Expression &source, bool defers);
    std::string thunk_symbol(std::size_t index) const;
    void thunk(const Thunk &thunk, const std::string &symbol);

    // emit_text.cpp
    template <class... Parts> void code(const Parts &...parts) {
        body_ += "    ";
        ((body_ += parts), ...);
        body_ += '\n';
    }
    void label(const std::string &name) { body_ += name + ":\n"; }
    std::string new_label(const char *what);
    void source_line(Position at);
    std::string line_mark(int line) const { return line_mark({file_, line, 0}); }
    std::string line_mark(Position at) const;
    std::string line_name() const { return std::to_string(line_) + (file_ > 0 ? "_" + std::to_string(file_) : ""); }
    static std::string at_frame(int offset);
    static std::string cell(int offset) { return "qword " + at_frame(offset); }
    static Words cells(int offset, int words);
    static bool is_register(const std::string &operand) { return operand[0] == 'r'; }
    static bool is_immediate(const std::string &operand);
    void load(Register to, const std::string &operand);
    void store(const std::string &to, const std::string &operand); // to memory or a register; may kill rcx
    std::string home(const Variable &variable, int word = 0) const;

    // emit_place.cpp
    static bool is_placed(const Expression &expression);
    static Place frame(int offset) { return {"rbp", offset, 0}; }
    static std::string at(const Place &place);
    static Place within(Place place, std::int64_t offset);
    Place place(const Expression &expression, int depth);
    Place variable_place(const Variable &variable, int depth);
    Place pointed(const Expression &pointer, int depth);
    Place element(const Expression &expression, int depth);
    Place scaled(const Place &array, const std::string &index, std::int64_t bytes, int depth);
    std::string index_register(const Expression &position, int depth);
    void check_index(const std::string &index, const std::string &length);
    Place stable(const Place &place);
    Place reached(const Place &place, Register scratch);
    void address(const Expression &expression, Register target, int depth);

    // emit_value.cpp
    Held held(const Expression &expression);
    Held held_at(const Place &place, const Type *type);
    static Held of_operands(const Type *type, Words words) { return {type, std::move(words), {}}; }
    void into(const Expression &expression, const Place &to);
    void store_held(const Place &to, const Held &value);
    void copy(const Place &to, const Place &from, std::int64_t bytes);
    void clear(const Place &to, std::int64_t bytes);
    void load_word(Register to, const Place &from, const Type *type);
    void store_word(const Place &to, Register from, const Type *type);
    void narrow(Register which, const Type *type);
    void composite(const Expression &expression, const Place &to);
    Place in_memory(const Held &value);
    Place in_memory(const Expression &expression);

    // emit_statement.cpp
    void statements(const std::vector<StatementPointer> &list);
    void statement(const Statement &statement);
    void branch_statement(const Statement &statement);
    void loop(const Statement &statement);
    void choice(const Statement &statement);
    void give(const Statement &statement);
    void give_several(const Statement &statement);
    void load_result(const Place &from, const Type *type);
    void send(const Statement &statement);
    void drop(const Expression &expression);

    // emit_select.cpp
    void select(const Statement &statement);
    Selected select_case(const Statement &communication, int at);
    void select_head(const Statement &communication, Selected selected);
    std::vector<std::string> select_branches(const Statement &statement);
    int selected_value();
    const Loop &loop_of(const Statement &jump) const;

    // emit_assign.cpp
    void assign(const Statement &statement);
    void assign_variable(const Variable *variable, const Expression &value);
    void assign_place(const Expression &target, const Expression &value);
    void assign_several(const Statement &statement);
    std::vector<Held> several_values(const Statement &statement);
    void begin_variable(const Variable &variable);
    void store_variable(const Variable *variable, const Held &value);
    std::vector<Held> computed(const std::vector<ExpressionPointer> &list, bool copy_variables);

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
    void convert_word(const Expression &expression, Register target, int depth);
    void byte_of_text(const Expression &expression, Register target, int depth);

    // emit_divide.cpp
    void divide(const Expression &expression, Register target, int depth);
    void divide_by_power(std::int64_t divisor, const Type *type, bool remainder);
    void shift(const Expression &expression, Register target, int depth);

    // emit_real.cpp
    void real(const Expression &expression, int depth); // to xmm `depth`
    void real_operation(const Expression &expression, int depth);
    std::string compare_reals(const Expression &expression, int depth);
    void real_from_word(const Expression &operand, int depth);
    void word_from_real(const Expression &expression, Register target, int depth);

    // emit_condition.cpp
    void branch(const Expression &expression, bool when, const std::string &to, int depth);
    std::string compare(const Expression &expression, int depth); // the condition code that says true
    std::string compare_texts(const Expression &expression);
    std::string compare_memory(const Expression &expression);
    void truth(const Expression &expression, Register target, int depth);

    // emit_string.cpp
    void two_words(const Expression &expression); // to rax:rdx
    void concatenate(const Expression &expression);
    void convert_text(const Expression &expression);

    // emit_interface.cpp
    std::string first_word(const Type *interface, const Type *type);
    Words constant_interface(const Expression &constant, const Type *to);
    void as_interface(const Expression &expression); // to rax:rdx
    void wrap(const Held &value, const Type *to);    // the same
    void copy_of(const Type *type, const Place &place);
    void change_interface(const Type *from, const Type *to);
    void change_types(std::vector<Held> &values, const std::vector<const Type *> &types);
    void leave_registers(std::vector<Held> &values);
    void constants();
    std::string compare_interfaces(const Expression &expression);

    // emit_assert.cpp
    void type_and_data(const Expression &interface);
    void asserted(const Expression &expression);
    void assert_interface(const Expression &expression);
    std::vector<Held> assert_or_zero(const Expression &expression);
    std::string test_type(const Expression &expression);

    // emit_method.cpp
    void call_method(const Expression &expression);
    std::string signature(const Type *type);
    std::string interface(const Type *type);
    std::string itab(const Type *interface, const Type *type);
    std::string method_symbol(const Type *type, const Member &member);
    void stub(const std::string &symbol, const Type *whole, const Member &member, const Type *owner);
    std::string method_table(const Type *type, const std::string &label, std::string &tables);
    void interfaces();
    void signatures();

    // emit_slice.cpp
    void slice_text(const Expression &expression);
    void slice(const Expression &expression, const Place &to);
    void make(const Expression &expression, const Place &to);
    void append(const Expression &expression, const Place &to);
    void copy_elements(const Expression &expression);
    void size_of_value(const Expression &expression, Register target, int depth);

    // emit_map.cpp
    void map_find(const Expression &expression); // the address of the value, or 0, in rax
    void map_read(const Expression &expression, const Place &to);
    void map_put(const Held &map, const Held &key); // the address of the value, in rax
    void map_delete(const Expression &expression);
    void map_literal(const Expression &expression, const Place &to);
    std::string map_type(const Type *type);

    // emit_type.cpp
    static std::string name_in_panics(const Type *type);
    std::string descriptor(const Type *type);
    std::string algorithm(const Type *type);
    void part_of_algorithm(const Type *type, bool is_hash, const std::string &begin);
    void algorithm_body(const Type *type, const std::string &symbol, bool is_hash);
    void interface_algorithm(bool is_hash);
    void algorithms();
    void descriptors();

    // emit_call.cpp
    void call(const std::string &symbol, std::vector<Argument> arguments, const std::string &chain = "");
    void call_expression(const Expression &expression); // result in rax, rax:rdx or xmm0; or by its address in rax
    Place call_in_memory(const Expression &expression);
    std::vector<Held> call_several(const Expression &expression);
    void spill_result(const Type *type, const Place &to);
    int receive(const Expression &expression); // the slot of the value; ok in al
    static Argument computed_from(const Expression &expression) { return {&expression, {}}; }
    static Argument of_words(Words words) { return {nullptr, {nullptr, std::move(words), {}}}; }
    static Argument of_held(Held value) { return {nullptr, std::move(value)}; }
    static Argument address_of(const Place &place);
    static std::vector<Part> parts_of_argument(const Argument &argument);
    void compute_argument(Argument &argument, const ArgumentPlace &where, bool is_last);
    void pass_on_stack(const Argument &argument, const ArgumentPlace &where);
    void pass_in_registers(const Argument &argument, const ArgumentPlace &where);

    // emit_closure.cpp
    static std::string name_in_code(const Function &function);
    static std::string value_label(const Function &function);
    void function_value(const Expression &expression, Register target);
    void captured_variables(const Function &function);
    void call_value(const Expression &expression);
    void function_values();

    // emit_result.cpp
    void clear_variable(const Variable &variable);
    void begin_results(const Function &function);
    void give_results(const Statement &statement);
    Held value_of(const Variable &variable);
    void load_results(const Function &function);

    // emit_defer.cpp
    void begin_deferring(const Function &function);
    void end_deferring(const Function &function);
    void defer(const Statement &statement);

    // emit_builtin.cpp
    void call_builtin(const Expression &expression);
    void print(const Expression &expression, bool line);

    const Program &program_;
    const std::vector<Source> &sources_;
    std::string out_;                        // finished functions
    std::string body_;                       // of the function in work
    std::string cold_;                       // its parts that are not reached in good runs
    std::map<std::string, std::string> texts_; // literal to label
    std::map<std::string, std::string> constants_; // the words of a copy in an interface to label
    std::map<std::uint64_t, std::string> reals_; // the bits of a number to label
    std::vector<std::pair<const Type *, std::string>> descriptors_, map_types_, algorithms_, interfaces_; // with labels
    std::vector<std::pair<std::pair<const Type *, const Type *>, std::string>> itabs_; // interface and type
    std::map<const Type *, std::string> signatures_;
    std::set<std::string> stubs_;

    std::set<const Function *> function_values_;
    std::vector<Thunk> thunks_;

    const Function *function_ = nullptr;
    std::vector<Loop> loops_; // and switches and selects
    Selected selected_;        // what a select has carried out, while the head of that case is come by
    int slot_bytes_ = 0;      // below rbp, in use by saved registers and slots
    int temporary_bytes_ = 0; // beyond these, by temporary ones
    int frame_bytes_ = 0;     // the most that both came to
    int outgoing_bytes_ = 0;  // the most that a call passed on the stack
    int defer_frame_ = 0;     // the offset of the pd_defer_frame, in a function that defers
    int result_slot_ = 0;     // where the address for results in memory is kept
    int labels_ = 0;
    int file_ = 0, line_ = 0; // the last one quoted
    std::map<std::string, Position> divide_lines_, shift_lines_; // that may panic so, by their names
};

} // namespace toy

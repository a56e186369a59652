// emit_closure.cpp -- function values: the objects they point to, and calls through them.
//
// A function value is the address of an object whose first word is the function's code; nil is 0. Behind it stand the
// addresses of the variables that a literal uses of the functions around it. Who calls puts the object's address in
// r10, the static chain of C compilers, where only literals with such variables look for it. The object of a function,
// or of a literal that uses nothing, is data.
#include "emitter.h"

namespace toy {

std::string Emitter::name_in_code(const Function &function) {
    return (function.is_extern ? "$" : "") + function.symbol;
}

// The address of a function value's object.
void Emitter::function_value(const Expression &expression, Register target) {
    const bool is_literal = expression.kind == Expression::Kind::literal;
    const Function &function = is_literal ? *expression.literal : *expression.function;
    if (function.captured.empty()) {
        function_values_.insert(&function);
        return code("lea ", name64(target), ", [rel ", value_label(function), "]");
    }
    call("pd_mal", {of_words({std::to_string(8 * (1 + function.captured.size()))})});
    code("lea rcx, [rel ", name_in_code(function), "]");
    code("mov [rax], rcx");
    int offset = 0;
    for (auto [outer, inner] : function.captured) {
        load(Register::rcx, home(*outer));
        code("mov [rax + ", std::to_string(offset += 8), "], rcx ; ", outer->name);
    }
    load(target, "rax");
}

std::string Emitter::value_label(const Function &function) {
    return function.symbol + ".value";
}

// At the beginning of a literal's function: the addresses of what it uses go to their homes.
void Emitter::captured_variables(const Function &function) {
    int offset = 0;
    for (auto [outer, inner] : function.captured) {
        if (inner->home_register < 0)
            inner->offset = slot(1);
        const std::string from = "[r10 + " + std::to_string(offset += 8) + "]";
        if (inner->home_register < 0)
            code("mov rax, ", from);
        code("mov ", home(*inner), ", ", inner->home_register < 0 ? "rax" : from);
    }
}

// Calls the function that a value is. The value is computed before the arguments; whether it is nil shows behind them.
void Emitter::call_value(const Expression &expression) {
    const Type *result = expression.type;
    const std::string callee = held(*expression.left).words.front();
    std::vector<Argument> arguments;
    if (results_in_memory(result))
        arguments.push_back(address_of(frame(temporary(words_of(result)))));
    for (const ExpressionPointer &argument : expression.arguments)
        arguments.push_back(computed_from(*argument));
    call("[r10]", std::move(arguments), callee);
    if (is_word(result)) // it may be a function in C
        narrow(Register::rax, result);
}

void Emitter::function_values() {
    if (function_values_.empty())
        return;
    out_ += "\nsection .data.rel.ro progbits alloc noexec write align=8\n";
    std::set<std::string> lines; // in an order that does not depend on addresses
    for (const Function *function : function_values_)
        lines.insert(value_label(*function) + ": dq " + name_in_code(*function) + "\n");
    for (const std::string &line : lines)
        out_ += line;
}

} // namespace toy

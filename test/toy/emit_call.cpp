// emit_call.cpp -- calls of functions and of the runtime.
#include "emitter.h"

#include <algorithm>

namespace toy {

// Calls with these arguments, which are computed in their order. All that calls on the way wait in temporary slots,
// save the last that needs computing: it goes straight to its registers, because after it only moves follow.
void Emitter::call(const std::string &symbol, std::vector<Argument> arguments) {
    ArgumentPlaces places;
    std::vector<ArgumentPlace> where;
    const Argument *last = nullptr;
    for (Argument &argument : arguments) {
        if (argument.expression != nullptr && is_leaf(*argument.expression))
            argument = of_words(leaf(*argument.expression));
        where.push_back(places.next(argument.expression != nullptr ? words_of(argument.expression->type)
                                                                    : static_cast<int>(argument.words.size())));
        if (argument.expression != nullptr)
            last = &argument;
    }
    for (std::size_t i = 0; i < arguments.size(); i++) {
        Argument &argument = arguments[i];
        if (argument.expression == nullptr)
            continue;
        if (&argument != last || !where[i].in_registers) {
            argument.words = settled(*argument.expression);
        } else if (words_of(argument.expression->type) == 1) {
            word(*argument.expression, argument_registers[where[i].index], 0);
        } else {
            text(*argument.expression);
            // The first of the two may be rdx, where the second word still is.
            load(Register::rcx, "rdx");
            load(argument_registers[where[i].index], "rax");
            load(argument_registers[where[i].index + 1], "rcx");
        }
    }
    outgoing_bytes_ = std::max(outgoing_bytes_, places.stack_bytes());
    for (std::size_t i = 0; i < arguments.size(); i++)
        for (std::size_t j = 0; !where[i].in_registers && j < arguments[i].words.size(); j++) {
            load(Register::rax, arguments[i].words[j]);
            code("mov [rsp + ", std::to_string(where[i].index + 8 * static_cast<int>(j)), "], rax");
        }
    for (std::size_t i = 0; i < arguments.size(); i++)
        for (std::size_t j = 0; where[i].in_registers && j < arguments[i].words.size(); j++)
            load(argument_registers[where[i].index + static_cast<int>(j)], arguments[i].words[j]);
    code("call ", symbol);
}

void Emitter::call_expression(const Expression &expression) {
    if (expression.function == nullptr)
        return call_builtin(expression);
    const Function &function = *expression.function;
    std::vector<Argument> arguments;
    if (results_in_memory(function)) {
        constexpr int result_words = 4;
        arguments.push_back(of_words({"&" + at_frame(temporary(result_words))}));
    }
    for (const ExpressionPointer &argument : expression.arguments)
        arguments.push_back(computed_from(*argument));
    call((function.is_extern ? "$" : "") + function.symbol, std::move(arguments));
    // C leaves anything above a bool's byte.
    if (function.is_extern && function.results.size() == 1 && function.results[0] == &type_bool)
        code("movzx eax, al");
}

// Calls a function with two results; gives their operands, which the next computation may overwrite.
std::vector<Emitter::Words> Emitter::call_pair(const Expression &expression) {
    const Function &function = *expression.function;
    const Type *first = function.results[0], *second = function.results[1];
    call_expression(expression);
    if (results_in_memory(function)) {
        // From the address in rax to fixed slots, so that the operands have the form of all others.
        std::vector<Words> results;
        int offset = 0;
        for (const Type *type : function.results) {
            results.push_back(cells(temporary(words_of(type)), words_of(type)));
            for (const std::string &cell : results.back()) {
                code(type == &type_bool ? "movzx ecx, byte [rax + " : "mov rcx, [rax + ", std::to_string(offset), "]");
                code("mov ", cell, ", rcx");
                offset += 8;
            }
        }
        return results;
    }
    if (first == &type_bool && second == &type_bool)
        code("movzx edx, ah"); // C packs the two bytes into one register
    else if (second == &type_bool)
        code("movzx edx, dl");
    if (first == &type_bool)
        code("movzx eax, al");
    return {{"rax"}, {"rdx"}};
}

// Receives a value; gives its slot, and leaves in al whether one was sent.
int Emitter::receive(const Expression &expression) {
    const int slot = temporary(words_of(expression.type));
    if (expression.type == &type_bool)
        code("mov ", cell(slot), ", 0"); // only its first byte will be written
    call("pd_chan_recv", {computed_from(*expression.left), of_words({"&" + at_frame(slot)})});
    return slot;
}

void Emitter::call_builtin(const Expression &expression) {
    const auto &arguments = expression.arguments;
    auto first = [&] { return computed_from(*arguments.front()); };
    switch (expression.builtin) {
    case Builtin::print: return print(expression, false);
    case Builtin::println: return print(expression, true);
    case Builtin::panic: return call("pd_panic_string", {first()});
    case Builtin::exit: return call("pd_exit", {first()});
    case Builtin::gosched: return call("pd_gosched", {});
    case Builtin::goid: return call("pd_goid", {});
    case Builtin::sleep: return call("pd_sleep", {first()});
    case Builtin::close: return call("pd_chan_close", {first()});
    case Builtin::to_string: return call("pd_string_from_rune", {first()});
    case Builtin::cap: return call("pd_chan_cap", {first()});
    case Builtin::len:
        if (arguments.front()->type == &type_string)
            return load(Register::rax, settled(*arguments.front())[1]);
        return call("pd_chan_len", {first()});
    case Builtin::make: {
        Argument capacity = arguments.size() > 1 ? computed_from(*arguments[1]) : of_words({"0"});
        const int bytes = element_bytes(expression.type->element);
        return call("pd_chan_new", {of_words({std::to_string(bytes)}), capacity});
    }
    default: return;
    }
}

// The arguments are computed first: between begin and end the goroutine must not park.
void Emitter::print(const Expression &expression, bool line) {
    std::vector<Words> values = computed(expression.arguments, false);
    call("pd_print_begin", {of_words({"1"})});
    for (std::size_t i = 0; i < values.size(); i++) {
        if (line && i > 0)
            call("pd_print_space", {});
        const Type *type = expression.arguments[i]->type;
        const char *symbol = type == &type_int      ? "pd_print_int"
                             : type == &type_bool   ? "pd_print_bool"
                             : type == &type_string ? "pd_print_string"
                                                    : "pd_print_pointer";
        call(symbol, {of_words(values[i])});
    }
    if (line)
        call("pd_print_newline", {});
    call("pd_print_end", {});
}

} // namespace toy

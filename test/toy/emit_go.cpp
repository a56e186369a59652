// emit_go.cpp -- go statements, and the functions that unpack a goroutine's arguments.
//
// A block holds the arguments as slots of a frame do: each begins a new word.
#include "emitter.h"

namespace toy {

// Arguments are computed here and now. One word can be handed over as it is; more go by way of a block.
void Emitter::start(const Statement &statement) {
    const Expression &source = *statement.values.front();
    const Function &function = *source.function;
    const std::string symbol = (function.is_extern ? "$" : "") + function.symbol;
    const auto &parameters = function.parameters;
    if (starts_directly(function)) {
        Argument argument = parameters.empty() ? of_words({"0"}) : computed_from(*source.arguments.front());
        return call("pd_go", {of_words({"&[rel " + symbol + "]"}), argument});
    }
    int words = 0;
    for (const Variable *parameter : parameters)
        words += words_of(parameter->type);
    const int block = temporary(words);
    int offset = block;
    for (const ExpressionPointer &argument : source.arguments) {
        if (is_word(argument->type))
            store(cell(offset), held(*argument).words.front());
        else
            into(*argument, frame(offset));
        offset += 8 * words_of(argument->type);
    }
    call("pd_go_copy", {of_words({"&[rel main." + function.name + ".go]"}), of_words({"&" + at_frame(block)}),
                        of_words({std::to_string(8 * words)})});
}

// The function that pd_go_copy starts for `go f(...)`: it calls f with the arguments in the block at rdi.
void Emitter::thunk(const Function &function) {
    ArgumentPlaces places(&function);
    slot_bytes_ = temporary_bytes_ = frame_bytes_ = 0;
    body_.clear();
    code("mov r11, rdi");
    std::string registers;
    if (results_in_memory(function))
        registers = "    lea rdi, " + at_frame(slot(words_of(function.result))) + " ; for results that nobody reads\n";
    int offset = 0;
    for (const Variable *parameter : function.parameters) {
        const std::vector<Part> parts = parts_of(parameter->type);
        const int words = words_of(parameter->type);
        const ArgumentPlace place = places.next(parameter->type);
        for (int i = 0; i < words; i++, offset += 8) {
            const std::string from = "[r11 + " + std::to_string(offset) + "]";
            const std::size_t part = static_cast<std::size_t>(i);
            if (!place.in_registers) {
                code("mov rax, ", from);
                code("mov [rsp + ", std::to_string(place.offset + 8 * i), "], rax");
            } else if (parts[part] == Part::word) {
                const Register to = argument_registers[place.registers[part]];
                registers += std::string("    mov ") + name64(to) + ", " + from + "\n";
            } else {
                registers += "    movsd xmm" + std::to_string(place.registers[part]) + ", " + from + "\n";
            }
        }
    }
    body_ += registers;
    code("call ", function.is_extern ? "$" : "", function.symbol);
    code("pd_return");
    out_ += "\n; What `go " + function.name + "(...)` starts.\n" + line_mark(function.at) +
            "pd_function main." + function.name + ".go, " + std::to_string(frame_bytes_ + places.stack_bytes()) + "\n" +
            body_ + "pd_end_function\n";
}

} // namespace toy

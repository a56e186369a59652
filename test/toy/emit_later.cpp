// emit_later.cpp -- calls that are made later, by go or defer: their arguments, and the functions that unpack these.
//
// A block holds the arguments as slots of a frame do: each begins a new word; in front of them stands the function, if
// it is a value. What fits a word needs no block, and where that is the only argument of a known function, not even a
// function that unpacks it. For defer, what unpacks tells the runtime that it stands between a panic and the function.
#include "emitter.h"

#include <algorithm>

namespace toy {

// Computes function and arguments here and now. A block is a temporary one, unless it is to last as long as the frame.
Emitter::Later Emitter::later(const Expression &source, bool defers, bool lasts) {
    Later made;
    const Function *function = source.function;
    const auto &arguments = source.arguments;
    const bool direct = function != nullptr && starts_directly(*function);
    made.function = "&[rel " + (direct ? name_in_code(*function) : thunk_of(source, defers)) + "]";
    if (direct && arguments.empty())
        return made;
    if (arguments.empty() || direct) {
        made.argument = held(direct ? *arguments.front() : *source.left).words.front();
        return made;
    }
    int words = function == nullptr ? 1 : 0;
    for (const ExpressionPointer &argument : arguments)
        words += words_of(argument->type);
    const int block = lasts ? slot(words) : temporary(words);
    int offset = block;
    const auto pack = [&](const Expression &value) {
        if (is_word(value.type))
            store(cell(offset), held(value).words.front());
        else
            into(value, frame(offset));
        offset += 8 * words_of(value.type);
    };
    if (function == nullptr)
        pack(*source.left);
    for (const ExpressionPointer &argument : arguments)
        pack(*argument);
    made.argument = "&" + at_frame(block);
    made.callee = function == nullptr ? cell(block) : "";
    made.bytes = 8 * words;
    return made;
}

void Emitter::start(const Statement &statement) {
    const Expression &source = *statement.values.front();
    const Later made = later(source, false, false);
    if (source.function == nullptr) {
        const std::string failed = new_label("nil_go");
        load(Register::rax, made.bytes > 0 ? made.callee : made.argument);
        code("test rax, rax");
        code("jz ", failed);
        cold_ += line_mark(line_) + failed + ":\n    lea rdi, [rel " +
                 text_label(std::string("go of nil func value") + '\0') + "]\n    call pd_throw\n";
    }
    if (made.bytes == 0)
        return call("pd_go", {of_words({made.function}), of_words({made.argument})});
    call("pd_go_copy",
         {of_words({made.function}), of_words({made.argument}), of_words({std::to_string(made.bytes)})});
}

// The function that takes a block apart for this call; there is one for each function, and one for each type of values.
std::string Emitter::thunk_of(const Expression &source, bool defers) {
    const Type *type = source.function == nullptr ? underlying(source.left->type) : nullptr;
    const Thunk wanted = {source.function, type, defers};
    auto known = std::find(thunks_.begin(), thunks_.end(), wanted);
    if (known == thunks_.end())
        known = thunks_.insert(known, wanted);
    return thunk_symbol(static_cast<std::size_t>(known - thunks_.begin()));
}

std::string Emitter::thunk_symbol(std::size_t index) const {
    const Thunk &thunk = thunks_[index];
    const std::string word = thunk.defers ? "defer" : "go";
    return "main." +
           (thunk.function != nullptr ? thunk.function->name + "." + word : word + ".func" + std::to_string(index + 1));
}

// rdi holds the block, or the function where that is all.
void Emitter::thunk(const Thunk &thunk, const std::string &symbol) {
    std::vector<const Type *> parameters;
    if (thunk.function != nullptr)
        for (const Variable *parameter : thunk.function->parameters)
            parameters.push_back(parameter->type);
    else
        for (const Field &parameter : thunk.type->fields)
            parameters.push_back(parameter.type);
    const Type *result = thunk.function != nullptr ? thunk.function->result : thunk.type->element;
    ArgumentPlaces places(result);
    slot_bytes_ = temporary_bytes_ = frame_bytes_ = 0;
    body_.clear();
    if (thunk.defers) {
        const int block = slot(1);
        code("mov ", at_frame(block), ", rdi");
        code("mov rdi, rbp");
        code("mov rsi, rsp");
        code("call pd_recover_in_callee");
        code("mov r11, ", at_frame(block));
    } else {
        code("mov r11, rdi");
    }
    std::string registers;
    if (results_in_memory(result))
        registers = "    lea rdi, " + at_frame(slot(words_of(result))) + " ; for results that nobody reads\n";
    int offset = 0;
    if (thunk.function == nullptr) {
        code("mov r10, ", parameters.empty() ? "r11" : "[r11]");
        offset = 8;
    }
    for (const Type *type : parameters) {
        const std::vector<Part> parts = parts_of(type);
        const int words = words_of(type);
        const ArgumentPlace place = places.next(type);
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
    code("call ", thunk.function != nullptr ? name_in_code(*thunk.function) : "[r10]");
    code("pd_return");
    const Position at = thunk.function != nullptr ? thunk.function->at : Position{0, 0, 0};
    out_ += "\n; What `" + std::string(thunk.defers ? "defer" : "go") + "` needs for a call of " +
            (thunk.function != nullptr ? thunk.function->name : spell(thunk.type)) + ".\n" + line_mark(at) +
            "pd_function " + symbol + ", " + std::to_string(frame_bytes_ + places.stack_bytes()) + "\n" + body_ +
            "pd_end_function\n";
}

} // namespace toy

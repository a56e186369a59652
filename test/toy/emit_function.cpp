// emit_function.cpp -- frames, parameters, the end of a function, and functions that unpack a goroutine's arguments.
#include "emitter.h"

#include <algorithm>

namespace toy {

void Emitter::touch_frame(int bytes) {
    frame_bytes_ = std::max(frame_bytes_, bytes);
}

int Emitter::slot(int words) {
    slot_bytes_ += 8 * words;
    touch_frame(slot_bytes_);
    return -slot_bytes_;
}

int Emitter::temporary(int words) {
    temporary_bytes_ += 8 * words;
    touch_frame(slot_bytes_ + temporary_bytes_);
    return -(slot_bytes_ + temporary_bytes_);
}

void Emitter::function(Function &function) {
    std::vector<Register> saved = assign_registers(function);
    function_ = &function;
    body_.clear();
    cold_.clear();
    slot_bytes_ = 8 * static_cast<int>(saved.size());
    temporary_bytes_ = outgoing_bytes_ = labels_ = line_ = 0;
    frame_bytes_ = slot_bytes_;
    has_divide_panic_ = has_shift_panic_ = false;

    parameters(function);
    for (auto &variable : function.locals)
        if (variable->home_register < 0 && variable->offset == 0)
            variable->offset = slot(words_of(variable->type));
    statements(function.body);
    ending(function);

    ArgumentPlaces places;
    if (results_in_memory(function))
        places.next(1);
    for (const Variable *parameter : function.parameters)
        places.next(words_of(parameter->type));
    header(function, places.stack_bytes(), saved);
    out_ += body_ + cold_ + "pd_end_function\n";
}

// The comment above a function, and the macro that begins it.
void Emitter::header(const Function &function, int argument_bytes, const std::vector<Register> &saved) {
    out_ += "\n; func " + function.name + ":";
    for (const auto &variable : function.locals) {
        out_ += " " + (variable->name.empty() ? "_" : variable->name) + " " + spell(variable->type) + " in ";
        out_ += variable->home_register >= 0 ? home(*variable) : at_frame(variable->offset);
        out_ += ";";
    }
    int frame = frame_bytes_ - 8 * static_cast<int>(saved.size()) + outgoing_bytes_;
    out_ += "\npd_function " + function.symbol + ", " + std::to_string(frame);
    if (argument_bytes > 0 || !saved.empty())
        out_ += ", " + std::to_string(argument_bytes);
    for (Register which : saved)
        out_ += std::string(", ") + name64(which);
    out_ += "\n";
}

// Brings the arguments to their homes. A bool's upper bytes are the caller's business no longer: they are cleared.
void Emitter::parameters(const Function &function) {
    ArgumentPlaces places;
    if (results_in_memory(function)) {
        places.next(1);
        result_slot_ = slot(1);
        code("mov ", at_frame(result_slot_), ", rdi");
    }
    constexpr int stack_arguments = 16; // from rbp: behind the caller's rbp and the return address
    for (Variable *parameter : function.parameters) {
        const int words = words_of(parameter->type);
        const bool is_bool = parameter->type == &type_bool;
        ArgumentPlace place = places.next(words);
        if (!place.in_registers && parameter->home_register < 0 && !is_bool) {
            parameter->offset = stack_arguments + place.index;
            continue;
        }
        if (parameter->home_register < 0)
            parameter->offset = slot(words);
        if (!place.in_registers) {
            const std::string from = at_frame(stack_arguments + place.index);
            if (is_bool)
                code("movzx eax, byte ", from);
            else
                code("mov rax, ", from);
            store(home(*parameter), "rax");
            continue;
        }
        if (is_bool) {
            code("mov eax, ", name32(argument_registers[place.index]));
            code("movzx eax, al");
            store(home(*parameter), "rax");
            continue;
        }
        for (int i = 0; i < words; i++)
            store(home(*parameter, i), name64(argument_registers[place.index + i]));
    }
}

void Emitter::ending(const Function &function) {
    const std::string jump = "    jmp .return\n";
    if (body_.ends_with(jump))
        body_.resize(body_.size() - jump.size());
    if (body_.find(" .return\n") != std::string::npos)
        label(".return");
    if (function.ends_program) {
        code("xor edi, edi ; the return of main ends the program");
        code("call pd_exit");
    } else {
        code("pd_return");
    }
    if (has_divide_panic_)
        cold_ += ".divide_by_zero:\n    call pd_panic_divide\n";
    if (has_shift_panic_)
        cold_ += ".negative_shift:\n    call pd_panic_shift\n";
}

// The function that pd_go_copy starts for `go f(...)`: it calls f with the arguments in the block at rdi.
void Emitter::thunk(const Function &function) {
    ArgumentPlaces places;
    slot_bytes_ = temporary_bytes_ = frame_bytes_ = 0;
    body_.clear();
    code("mov r11, rdi");
    std::string registers;
    if (results_in_memory(function)) {
        places.next(1);
        constexpr int result_words = 4; // the most that two results take
        registers = "    lea rdi, " + at_frame(slot(result_words)) + " ; for results that nobody reads\n";
    }
    int offset = 0;
    for (const Variable *parameter : function.parameters) {
        const int words = words_of(parameter->type);
        ArgumentPlace place = places.next(words);
        for (int i = 0; i < words; i++, offset += 8) {
            const std::string from = "[r11 + " + std::to_string(offset) + "]";
            if (place.in_registers) {
                registers += std::string("    mov ") + name64(argument_registers[place.index + i]) + ", " + from + "\n";
            } else {
                code("mov rax, ", from);
                code("mov [rsp + ", std::to_string(place.index + 8 * i), "], rax");
            }
        }
    }
    body_ += registers;
    code("call ", function.is_extern ? "$" : "", function.symbol);
    code("pd_return");
    out_ += "\n; What `go " + function.name + "(...)` starts.\npd_function main." + function.name + ".go, " +
            std::to_string(frame_bytes_ + places.stack_bytes()) + "\n" + body_ + "pd_end_function\n";
}

} // namespace toy

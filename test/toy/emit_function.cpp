// emit_function.cpp -- frames, parameters, the end of a function.
#include "emitter.h"

#include <algorithm>

namespace toy {

void Emitter::touch_frame(int bytes) {
    frame_bytes_ = std::max(frame_bytes_, bytes);
}

int Emitter::slot(int words) {
    slot_bytes_ += 8 * std::max(words, 1); // so that none is at 0
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
    divide_lines_.clear();
    shift_lines_.clear();

    captured_variables(function);
    parameters(function);
    if (function.stands_between)
        call("pd_recover_in_callee", {of_words({"rbp"}), of_words({"rsp"})});
    for (auto &variable : function.locals)
        if (variable->home_register < 0 && variable->offset == 0)
            variable->offset = slot(variable->boxed ? 1 : words_of(variable->type));
    begin_results(function);
    begin_deferring(function);
    statements(function.body);
    ending(function);

    ArgumentPlaces places(function.result);
    for (const Variable *parameter : function.parameters)
        places.next(parameter->type);
    header(function, places.stack_bytes(), saved);
    out_ += body_ + cold_ + (function.captured.empty() ? "pd_end_function\n" : "pd_end_function r10\n");
}

// The comment above a function, and the macro that begins it.
void Emitter::header(const Function &function, int argument_bytes, const std::vector<Register> &saved) {
    out_ += "\n; func " + function.name + ":";
    for (const auto &variable : function.locals) {
        out_ += " " + (variable->name.empty() ? "_" : variable->name) + " " + spell(variable->type) +
                (variable->boxed ? " behind " : " in ");
        out_ += variable->home_register >= 0 ? home(*variable) : at_frame(variable->offset);
        out_ += ";";
    }
    int frame = frame_bytes_ - 8 * static_cast<int>(saved.size()) + outgoing_bytes_;
    out_ += "\n" + line_mark(function.at) + "pd_function " + function.symbol + ", " + std::to_string(frame);
    if (argument_bytes > 0 || !saved.empty())
        out_ += ", " + std::to_string(argument_bytes);
    for (Register which : saved)
        out_ += std::string(", ") + name64(which);
    out_ += "\n";
}

// Brings the arguments to their homes: first all to registers and slots, then those that live elsewhere to there.
void Emitter::parameters(const Function &function) {
    ArgumentPlaces places(function.result);
    if (results_in_memory(function.result)) {
        result_slot_ = slot(1);
        code("mov ", at_frame(result_slot_), ", rdi");
    }
    std::vector<std::pair<Variable *, int>> boxes;
    for (Variable *parameter : function.parameters) {
        const ArgumentPlace place = places.next(parameter->type);
        if (!parameter->boxed) {
            this->parameter(*parameter, place);
            continue;
        }
        Variable arrived;
        arrived.type = parameter->type;
        this->parameter(arrived, place);
        if (parameter->home_register < 0)
            parameter->offset = slot(1);
        boxes.emplace_back(parameter, arrived.offset);
    }
    for (auto [parameter, offset] : boxes) {
        begin_variable(*parameter);
        store_held({name64(Register::rax), 0, 0}, is_word(parameter->type)
                                                      ? of_operands(parameter->type, {cell(offset)})
                                                      : held_at(frame(offset), parameter->type));
    }
}

// A word's upper bytes are the caller's business no longer: they are cleared, or filled with the sign.
void Emitter::parameter(Variable &parameter, const ArgumentPlace &place) {
    constexpr int stack_arguments = 16; // from rbp: behind the caller's rbp and the return address
    const Type *type = parameter.type;
    const int words = words_of(type);
    const bool is_narrow = is_word(type) && bytes_of(type) < 8;
    const int offset = stack_arguments + place.offset;
    if (!place.in_registers && parameter.home_register < 0 && !is_narrow) {
        parameter.offset = offset;
        return;
    }
    if (parameter.home_register < 0)
        parameter.offset = slot(words);
    if (!place.in_registers) {
        load_word(Register::rax, frame(offset), type);
        return store(home(parameter), "rax");
    }
    if (is_narrow) {
        load(Register::rax, name64(argument_registers[place.registers[0]]));
        narrow(Register::rax, type);
        return store(home(parameter), "rax");
    }
    const std::vector<Part> parts = parts_of(type);
    for (std::size_t i = 0; i < parts.size(); i++) {
        const int from = place.registers[i];
        if (parts[i] == Part::word)
            store(home(parameter, static_cast<int>(i)), name64(argument_registers[from]));
        else
            code("movsd ", at_frame(parameter.offset + 8 * static_cast<int>(i)), ", xmm", std::to_string(from));
    }
}

void Emitter::ending(const Function &function) {
    const std::string jump = "    jmp .return\n";
    if (body_.ends_with(jump))
        body_.resize(body_.size() - jump.size());
    if (body_.find(" .return\n") != std::string::npos)
        label(".return");
    end_deferring(function);
    if (!function.results.empty())
        load_results(function);
    if (function.ends_program) {
        code("xor edi, edi ; the return of main ends the program");
        code("call pd_exit");
    } else {
        code("pd_return");
    }
    // One for each line, so that a report names the right one.
    for (const auto &[name, at] : divide_lines_)
        cold_ += line_mark(at) + ".divide_by_zero_" + name + ":\n    call pd_panic_divide\n";
    for (const auto &[name, at] : shift_lines_)
        cold_ += line_mark(at) + ".negative_shift_" + name + ":\n    call pd_panic_shift\n";
}

} // namespace toy

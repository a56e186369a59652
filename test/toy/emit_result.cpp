// emit_result.cpp -- functions whose results are variables: because they have names, or because the function defers.
//
// A return stores to the variables and goes to the function's end; there they are loaded to where results travel.
#include "emitter.h"

namespace toy {

// Zero, as variables are that are declared without a value.
void Emitter::clear_variable(const Variable &variable) {
    if (variable.boxed)
        return; // its memory is new
    if (is_word(variable.type) || variable.type->kind == Type::Kind::real)
        store_variable(&variable, of_operands(variable.type, {"0"}));
    else
        clear(variable_place(variable, 0), 8 * words_of(variable.type));
}

void Emitter::begin_results(const Function &function) {
    for (const Variable *result : function.results) {
        begin_variable(*result);
        clear_variable(*result);
    }
}

void Emitter::give_results(const Statement &statement) {
    const std::vector<Variable *> &results = function_->results;
    if (statement.values.empty())
        return;
    if (results.size() == 1)
        return assign_variable(results.front(), *statement.values.front());
    std::vector<Held> values =
        statement.values.size() > 1 ? computed(statement.values, true) : call_several(*statement.values.front());
    std::vector<const Type *> types;
    for (const Variable *result : results)
        types.push_back(result->type);
    change_types(values, types);
    for (std::size_t i = 0; i < results.size(); i++)
        store_variable(results[i], values[i]);
}

// The value of a variable, for the next computation.
Emitter::Held Emitter::value_of(const Variable &variable) {
    const Type *type = variable.type;
    const bool has_words = is_word(type) || is_two_words(type) || type->kind == Type::Kind::real;
    if (variable.boxed || !has_words)
        return held_at(variable_place(variable, 0), type);
    Words words;
    for (int i = 0; i < words_of(type); i++)
        words.push_back(home(variable, i));
    return of_operands(type, std::move(words));
}

void Emitter::load_results(const Function &function) {
    const Type *type = function.result;
    temporary_bytes_ = 0;
    if (function.results.size() == 1 && !results_in_memory(type)) {
        const Held value = value_of(*function.results.front());
        if (value.words.empty())
            return load_result(value.place, type);
        if (type->kind == Type::Kind::real)
            return code("movsd xmm0, ", value.words[0]);
        load(Register::rax, value.words[0]);
        return value.words.size() > 1 ? load(Register::rdx, value.words[1]) : void();
    }
    const bool in_memory = results_in_memory(type);
    const Place to = in_memory ? Place{"", 0, result_slot_} : frame(temporary(words_of(type)));
    for (std::size_t i = 0; i < function.results.size(); i++)
        store_held(within(to, type->kind == Type::Kind::tuple ? offset_of(type, i) : 0),
                   value_of(*function.results[i]));
    if (in_memory)
        load(Register::rax, cell(result_slot_));
    else
        load_result(to, type);
}

} // namespace toy

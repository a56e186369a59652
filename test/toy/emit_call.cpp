// emit_call.cpp -- calls: arguments to their places, results from theirs.
#include "emitter.h"

#include <algorithm>

namespace toy {

Emitter::Argument Emitter::address_of(const Place &place) {
    if (place.pointer_slot == 0)
        return of_words({"&" + at(place)});
    return of_words({cell(place.pointer_slot)}); // the offset is 0: such a place is a variable's
}

std::vector<Part> Emitter::parts_of_argument(const Argument &argument) {
    const Type *type = argument.expression != nullptr ? argument.expression->type : argument.value.type;
    return type != nullptr ? parts_of(type) : std::vector<Part>(argument.value.words.size(), Part::word);
}

// Calls with these arguments, which are computed in their order. All that calls on the way wait in temporary slots,
// save the last that needs computing: it goes straight to its registers, because after it only moves follow. The chain
// is what goes to r10, if anything.
void Emitter::call(const std::string &symbol, std::vector<Argument> arguments, const std::string &chain) {
    ArgumentPlaces places; // an address for results is an argument like the others here
    std::vector<ArgumentPlace> where;
    const Argument *last = nullptr;
    bool copies = false; // with a call of memmove, perhaps
    for (Argument &argument : arguments) {
        if (argument.expression != nullptr && is_leaf(*argument.expression))
            argument = of_held(of_operands(argument.expression->type, leaf(*argument.expression)));
        const Type *type = argument.expression != nullptr ? argument.expression->type : argument.value.type;
        const std::vector<Part> parts = parts_of_argument(argument);
        where.push_back(places.next(parts, type != nullptr ? bytes_of(type) : 8 * static_cast<int>(parts.size())));
        if (argument.expression != nullptr)
            last = &argument;
        copies = copies || (type != nullptr && !where.back().in_registers && parts.empty());
    }
    for (std::size_t i = 0; i < arguments.size(); i++)
        if (arguments[i].expression != nullptr)
            compute_argument(arguments[i], where[i], &arguments[i] == last && !copies);
    outgoing_bytes_ = std::max(outgoing_bytes_, places.stack_bytes());
    for (std::size_t i = 0; i < arguments.size(); i++)
        if (!where[i].in_registers)
            pass_on_stack(arguments[i], where[i]);
    for (std::size_t i = 0; i < arguments.size(); i++)
        if (where[i].in_registers)
            pass_in_registers(arguments[i], where[i]);
    if (!chain.empty())
        load(Register::r10, chain);
    code("call ", symbol);
}

void Emitter::compute_argument(Argument &argument, const ArgumentPlace &where, bool is_last) {
    const Expression &expression = *argument.expression;
    const Type *type = expression.type;
    if (is_last && where.in_registers && is_word(type)) {
        word(expression, argument_registers[where.registers[0]], 0);
        argument = of_words({});
    } else if (is_last && where.in_registers && is_two_words(type)) {
        two_words(expression);
        // In this order: the first of the two may be rdx, the second is never rax.
        load(argument_registers[where.registers[1]], "rdx");
        load(argument_registers[where.registers[0]], "rax");
        argument = of_words({});
    } else {
        argument = of_held(held(expression));
    }
}

void Emitter::pass_on_stack(const Argument &argument, const ArgumentPlace &where) {
    const Held &value = argument.value;
    const Place to = {"rsp", where.offset, 0};
    if (value.words.empty())
        return copy(to, value.place, bytes_of(value.type));
    for (std::size_t i = 0; i < value.words.size(); i++) {
        load(Register::rax, value.words[i]);
        code("mov ", at(within(to, 8 * static_cast<std::int64_t>(i))), ", rax");
    }
}

void Emitter::pass_in_registers(const Argument &argument, const ArgumentPlace &where) {
    const std::vector<Part> parts = parts_of_argument(argument);
    Words words = argument.value.words;
    if (words.empty() && !parts.empty()) { // read by eight bytes, which slots and globals have
        const Place from = argument.value.place;
        for (std::size_t i = 0; i < parts.size(); i++)
            words.push_back("qword " + at(within(from, 8 * static_cast<std::int64_t>(i))));
    }
    for (std::size_t i = 0; i < words.size(); i++) {
        if (parts[i] == Part::word)
            load(argument_registers[where.registers[i]], words[i]);
        else
            code("movsd xmm", std::to_string(where.registers[i]), ", ", words[i]);
    }
}

void Emitter::call_expression(const Expression &expression) {
    if (expression.left != nullptr && expression.left->kind == Expression::Kind::method)
        return call_method(expression);
    if (expression.function == nullptr && expression.builtin == Builtin::none)
        return call_value(expression);
    if (expression.function == nullptr)
        return call_builtin(expression);
    const Function &function = *expression.function;
    std::vector<Argument> arguments;
    if (results_in_memory(function.result))
        arguments.push_back(address_of(frame(temporary(words_of(function.result)))));
    for (const ExpressionPointer &argument : expression.arguments)
        arguments.push_back(computed_from(*argument));
    call(name_in_code(function), std::move(arguments));
    // C leaves anything above a word's own size.
    if (function.is_extern && is_word(function.result))
        narrow(Register::rax, function.result);
}

// Stores a result that has come in registers.
void Emitter::spill_result(const Type *type, const Place &to) {
    const char *words[] = {"rax", "rdx"};
    int word = 0, real = 0;
    std::int64_t offset = 0;
    for (Part part : parts_of(type)) {
        if (part == Part::word)
            code("mov ", at(within(to, offset)), ", ", words[word++]);
        else
            code("movsd ", at(within(to, offset)), ", xmm", std::to_string(real++));
        offset += 8;
    }
}

// Calls what has a result that is no word, string or number; gives the place of the result.
Emitter::Place Emitter::call_in_memory(const Expression &expression) {
    const Type *type = expression.type;
    const Place to = frame(temporary(words_of(type)));
    if (expression.builtin == Builtin::convert) { // []byte(s), []rune(s)
        const Type *element = type->element;
        call(element == &type_byte ? "pd_string_to_bytes" : "pd_string_to_runes",
             {address_of(to), computed_from(*expression.arguments.front())});
        return to;
    }
    call_expression(expression);
    if (!results_in_memory(type)) {
        spill_result(type, to);
        return to;
    }
    copy(to, {"rax", 0, 0}, bytes_of(type));
    return to;
}

// Calls a function with several results; gives what the next computation may overwrite.
std::vector<Emitter::Held> Emitter::call_several(const Expression &expression) {
    const Type *type = expression.type;
    const std::vector<Field> &results = type->fields;
    if (results.size() == 2 && is_word(results[0].type) && is_word(results[1].type) && bytes_of(results[0].type) == 8 &&
        bytes_of(results[1].type) == 8) {
        call_expression(expression);
        return {of_operands(results[0].type, {"rax"}), of_operands(results[1].type, {"rdx"})};
    }
    const Place place = call_in_memory(expression);
    std::vector<Held> values;
    for (std::size_t i = 0; i < results.size(); i++)
        values.push_back(held_at(within(place, offset_of(type, i)), results[i].type));
    return values;
}

// Receives a value; gives its slot, and leaves in al whether one was sent.
int Emitter::receive(const Expression &expression) {
    if (expression.is_selected)
        return selected_value();
    const int slot = temporary(words_of(expression.type));
    call("pd_chan_recv", {computed_from(*expression.left), of_words({"&" + at_frame(slot)})});
    return slot;
}

} // namespace toy

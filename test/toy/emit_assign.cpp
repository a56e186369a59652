// emit_assign.cpp -- declarations and assignments.
#include "emitter.h"

namespace toy {

// Computes several values in their order; gives what stays until it is used. Variables are copied where what uses the
// values writes variables.
std::vector<Emitter::Held> Emitter::computed(const std::vector<ExpressionPointer> &list, bool copy_variables) {
    std::vector<Held> values;
    for (const ExpressionPointer &source : list) {
        values.push_back(held(*source));
        if (source->kind != Expression::Kind::variable || !copy_variables)
            continue;
        const Place kept = frame(temporary(words_of(source->type)));
        if (is_word(source->type)) {
            load(Register::rax, values.back().words.front());
            code("mov qword ", at(kept), ", rax");
            values.back() = of_operands(source->type, {"qword " + at(kept)});
        } else {
            store_held(kept, values.back());
            values.back() = held_at(kept, source->type);
        }
    }
    return values;
}

// A variable whose address is taken lives in memory that is new each time its declaration is come by.
void Emitter::begin_variable(const Variable &variable) {
    if (!variable.boxed)
        return;
    call("pd_mal", {of_words({std::to_string(bytes_of(variable.type))})});
    store(home(variable), "rax");
}

void Emitter::store_variable(const Variable *variable, const Held &value) {
    if (variable == nullptr)
        return;
    const bool in_slot = !variable->boxed && !variable->global;
    if (in_slot && !value.words.empty()) {
        for (std::size_t i = 0; i < value.words.size(); i++)
            store(home(*variable, static_cast<int>(i)), value.words[i]);
        return;
    }
    if (variable->boxed && variable->home_register < 0)
        return store_held({"", 0, variable->offset}, {variable->type, value.words, value.place});
    store_held(variable_place(*variable, 0), {variable->type, value.words, value.place});
}

void Emitter::assign(const Statement &statement) {
    if (statement.expansion != nullptr)
        return this->statement(*statement.expansion);
    const auto &variables = statement.variables;
    for (std::size_t i = 0; i < statement.is_new.size(); i++)
        if (variables[i] != nullptr && statement.is_new[i])
            begin_variable(*variables[i]);
    if (statement.values.empty()) {
        for (const Variable *variable : variables)
            if (variable != nullptr)
                clear_variable(*variable);
        return;
    }
    if (variables.size() > 1)
        return assign_several(statement);
    const Expression &target = *statement.targets.front(), &value = *statement.values.front();
    if (variables.front() != nullptr)
        return assign_variable(variables.front(), value);
    if (target.kind == Expression::Kind::name)
        held(value);
    else
        assign_place(target, value);
}

void Emitter::assign_variable(const Variable *variable, const Expression &value) {
    const Type *type = variable->type;
    const bool in_slot = !variable->boxed && !variable->global;
    if (is_leaf(value))
        return store_variable(variable, of_operands(value.type, leaf(value)));
    if (is_word(type)) {
        if (in_slot && variable->home_register >= 0 && !reads_late(value, variable))
            return word(value, static_cast<Register>(variable->home_register), 0);
        word(value, Register::rax, 0);
        return store_variable(variable, of_operands(type, {"rax"}));
    }
    if (is_two_words(type)) {
        two_words(value);
        return store_variable(variable, of_operands(type, {"rax", "rdx"}));
    }
    // A literal may read the variable that it is assigned to.
    if (value.kind == Expression::Kind::composite)
        return store_variable(variable, held(value));
    if (variable->boxed && variable->home_register < 0)
        return into(value, {"", 0, variable->offset});
    into(value, variable_place(*variable, 0));
}

// What stands on the right is computed first, unless what stands on the left calls something.
void Emitter::assign_place(const Expression &target, const Expression &value) {
    const Type *type = target.type;
    if (!is_placed(target)) {
        Held map = held(*target.left), key = held(*target.right), kept = held(value);
        kept.type = type;
        map_put(map, key);
        return store_held({"rax", 0, 0}, kept);
    }
    if (target.calls) {
        const Place to = stable(place(target, 0));
        Held kept = held(value);
        kept.type = type;
        return store_held(to, kept);
    }
    if (is_word(type) && !is_leaf(value) && !value.calls) {
        word(value, pool[0], 0);
        return store_word(place(target, 1), pool[0], type);
    }
    if (type->kind == Type::Kind::real && !is_leaf(value) && !value.calls) {
        real(value, 0);
        const Place to = place(target, 1);
        return code("movsd ", at(to), ", xmm0");
    }
    Held kept = held(value);
    kept.type = type;
    store_held(place(target, 0), kept);
}

// The values of an assignment to several targets.
std::vector<Emitter::Held> Emitter::several_values(const Statement &statement) {
    if (statement.values.size() == statement.targets.size())
        return computed(statement.values, true);
    const Expression &source = *statement.values.front();
    if (source.kind == Expression::Kind::assertion)
        return assert_or_zero(source);
    const bool is_receive = source.kind == Expression::Kind::receive;
    if (!is_receive && source.kind != Expression::Kind::index)
        return call_several(source);
    const std::string ok = cell(temporary(1));
    Place place;
    if (is_receive) {
        place = frame(receive(source));
    } else {
        const Held map = held(*source.left);
        const Place key = in_memory(held(*source.right));
        place = frame(temporary(words_of(source.type)));
        clear(place, bytes_of(source.type)); // the nil map does not know how much
        call("pd_map_get", {of_held(map), address_of(key), address_of(place)});
    }
    code("movzx eax, al");
    code("mov ", ok, ", rax");
    return {held_at(place, source.type), of_operands(&type_bool, {ok})};
}

// Everything is computed before anything is stored: first where to, then what.
void Emitter::assign_several(const Statement &statement) {
    struct Target {
        Place place;
        Held map, key;
    };
    std::vector<Target> targets(statement.targets.size());
    bool in_map = false;
    for (std::size_t i = 0; i < targets.size(); i++) {
        const Expression &target = *statement.targets[i];
        if (target.kind == Expression::Kind::name || statement.variables[i] != nullptr)
            continue;
        if (is_placed(target)) {
            targets[i].place = stable(place(target, 0));
        } else {
            in_map = true;
            targets[i].map = held(*target.left);
            targets[i].key = {target.right->type, {}, in_memory(held(*target.right))};
        }
    }
    std::vector<Held> values = several_values(statement);
    std::vector<const Type *> types;
    for (std::size_t i = 0; i < targets.size(); i++) {
        const Variable *variable = statement.variables[i];
        const Expression &target = *statement.targets[i];
        const bool is_dropped = variable == nullptr && target.kind == Expression::Kind::name;
        types.push_back(variable != nullptr ? variable->type : is_dropped ? values[i].type : target.type);
    }
    change_types(values, types);
    if (in_map) // for a call finds the element
        leave_registers(values);
    for (std::size_t i = 0; i < targets.size(); i++) {
        const Expression &target = *statement.targets[i];
        if (target.kind == Expression::Kind::name || statement.variables[i] != nullptr) {
            store_variable(statement.variables[i], values[i]);
            continue;
        }
        if (targets[i].map.type == nullptr) {
            store_held(targets[i].place, values[i]);
        } else {
            map_put(targets[i].map, targets[i].key);
            store_held({"rax", 0, 0}, values[i]);
        }
    }
}

} // namespace toy

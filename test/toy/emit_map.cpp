// emit_map.cpp -- maps: reading, storing, literals.
#include "emitter.h"

namespace toy {

// The address of the value, or 0.
void Emitter::map_find(const Expression &expression) {
    const Held map = held(*expression.left);
    const Place key = in_memory(held(*expression.right));
    call("pd_map_find", {of_held(map), address_of(key)});
}

// m[k], zero where there is none.
void Emitter::map_read(const Expression &expression, const Place &to) {
    const std::string absent = new_label("absent"), done = new_label("read");
    const std::int64_t bytes = bytes_of(expression.type);
    map_find(expression);
    code("test rax, rax");
    code("jz ", absent);
    const Place target = to.pointer_slot == 0 ? to : Place{"", to.offset, to.pointer_slot};
    copy(target, {"rax", 0, 0}, bytes);
    code("jmp ", done);
    label(absent);
    clear(target, bytes);
    label(done);
}

void Emitter::map_put(const Held &map, const Held &key) {
    const Place place = in_memory(key);
    call("pd_map_put", {of_held(map), address_of(place)});
}

void Emitter::map_delete(const Expression &expression) {
    const Held map = held(*expression.arguments[0]);
    const Place key = in_memory(held(*expression.arguments[1]));
    call("pd_map_delete", {of_held(map), address_of(key)});
}

void Emitter::map_literal(const Expression &expression, const Place &to) {
    call("pd_map_new", {of_words({"&[rel " + map_type(expression.type) + "]"}),
                        of_words({std::to_string(expression.arguments.size())})});
    code("mov ", at(to), ", rax");
    const Held map = of_operands(expression.type, {"qword " + at(to)});
    for (std::size_t i = 0; i < expression.arguments.size(); i++) {
        const Held key = held(*expression.keys[i]), value = held(*expression.arguments[i]);
        map_put(map, key);
        store_held({"rax", 0, 0}, value);
    }
}

// The label of the pd_map_type.
std::string Emitter::map_type(const Type *type) {
    for (const auto &[known, label] : map_types_)
        if (known->key == type->key && known->element == type->element)
            return label;
    map_types_.emplace_back(type, "map_type_" + std::to_string(map_types_.size() + 1));
    const std::string label = map_types_.back().second;
    descriptor(type->key);
    descriptor(type->element);
    return label;
}

} // namespace toy

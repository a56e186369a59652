// emit_interface.cpp -- values as interfaces: how they are made and compared.
//
// An interface without methods is a type and a data word, which is the value itself where that is a pointer, and else
// the address of a copy. A constant's copy is data of the program, so that no code is needed to make it.
#include "emitter.h"

#include <algorithm>
#include <bit>

namespace toy {

// The first word of an interface that holds a value of the type: the type itself, or the table of its methods.
std::string Emitter::first_word(const Type *interface, const Type *type) {
    return "[rel " + (interface->methods.empty() ? descriptor(type) : itab(interface, type)) + "]";
}

Emitter::Words Emitter::constant_interface(const Expression &constant, const Type *to) {
    const Type *type = constant.type;
    const std::string described = "&" + first_word(to, type);
    if (is_direct(type))
        return {described, "0"}; // nil
    if (type->kind == Type::Kind::real)
        return {described, "&[rel " + real_label(static_cast<double>(constant.real)) + "]"};
    std::string words = std::to_string(static_cast<std::int64_t>(constant.value));
    if (type->kind == Type::Kind::text)
        words = constant.name.empty() ? "0, 0"
                                      : text_label(constant.name) + ", " + std::to_string(constant.name.size());
    auto [place, is_new] = constants_.try_emplace(words);
    if (is_new)
        place->second = "constant_" + std::to_string(constants_.size());
    return {described, "&[rel " + place->second + "]"};
}

void Emitter::constants() {
    if (!constants_.empty())
        out_ += "\nsection .data.rel.ro progbits alloc noexec write align=8\n";
    for (const auto &[words, label] : constants_)
        out_ += label + ": dq " + words + "\n";
}

void Emitter::as_interface(const Expression &expression) {
    const Expression &value = *expression.left;
    if (value.type->kind == Type::Kind::interface) {
        two_words(value);
        return change_interface(value.type, expression.type);
    }
    if (is_direct(value.type))
        word(value, Register::rdx, 0);
    else
        copy_of(value.type, in_memory(value));
    code("lea rax, ", first_word(expression.type, value.type));
}

// The data word of an interface that holds what is at this place, in rdx.
void Emitter::copy_of(const Type *type, const Place &place) {
    call("pd_any_from_value", {of_words({"&[rel " + descriptor(type) + "]"}), address_of(place)});
}

// The value as an interface in rax:rdx.
void Emitter::wrap(const Held &value, const Type *to) {
    if (value.type->kind == Type::Kind::interface) {
        load(Register::rax, value.words[0]);
        load(Register::rdx, value.words[1]);
        return change_interface(value.type, to);
    }
    if (is_direct(value.type))
        load(Register::rdx, value.words.front());
    else
        copy_of(value.type, in_memory(value));
    code("lea rax, ", first_word(to, value.type));
}

// Makes an interface in rax:rdx one that has fewer methods. Nil stays nil.
void Emitter::change_interface(const Type *from, const Type *to) {
    if (underlying(from) == underlying(to))
        return;
    const std::string is_nil = new_label("nil");
    code("test rax, rax");
    code("jz ", is_nil);
    code("mov rax, [rax]");
    if (!to->methods.empty())
        call("pd_iface_from_any", {of_words({"&[rel " + interface(to) + "]"}), of_words({"rax"}), of_words({"rdx"})});
    label(is_nil);
}

// The values as they are stored in variables of these types; registers hold none of them afterwards if one changes.
void Emitter::change_types(std::vector<Held> &values, const std::vector<const Type *> &types) {
    auto changes = [&](std::size_t i) {
        return types[i]->kind == Type::Kind::interface && underlying(types[i]) != underlying(values[i].type);
    };
    bool any = false;
    for (std::size_t i = 0; i < values.size(); i++)
        any = any || changes(i);
    if (any)
        leave_registers(values);
    for (std::size_t i = 0; i < values.size(); i++) {
        if (changes(i)) {
            const int slot = temporary(2);
            wrap(values[i], types[i]);
            code("mov ", at_frame(slot), ", rax");
            code("mov ", at_frame(slot + 8), ", rdx");
            values[i] = of_operands(types[i], cells(slot, 2));
        }
        values[i].type = types[i];
    }
}

// Results in registers go to the frame, for a call kills them.
void Emitter::leave_registers(std::vector<Held> &values) {
    for (Held &value : values)
        for (std::string &operand : value.words)
            if (operand == "rax" || operand == "rdx") {
                const std::string waiting = cell(temporary(1));
                code("mov ", waiting, ", ", operand);
                operand = waiting;
            }
}

// The condition code that says true.
std::string Emitter::compare_interfaces(const Expression &expression) {
    const bool equality = expression.operation == TokenKind::equal;
    for (const auto &[operand, other] : {std::pair{expression.left.get(), expression.right.get()},
                                         std::pair{expression.right.get(), expression.left.get()}}) {
        if (operand->kind != Expression::Kind::constant)
            continue;
        if (is_leaf(*other) && other->kind == Expression::Kind::variable) {
            code("cmp ", leaf(*other).front(), ", 0");
        } else {
            two_words(*other);
            code("test rax, rax");
        }
        return equality ? "e" : "ne";
    }
    call(expression.left->type->methods.empty() ? "pd_any_equal" : "pd_iface_equal",
         {computed_from(*expression.left), computed_from(*expression.right)});
    code("test al, al");
    return equality ? "ne" : "e";
}

} // namespace toy

// emit_interface.cpp -- values as interfaces: how they are made and compared.
//
// An interface without methods is a type and a data word, which is the value itself where that is a pointer, and else
// the address of a copy. A constant's copy is data of the program, so that no code is needed to make it.
#include "emitter.h"

#include <algorithm>
#include <bit>

namespace toy {

// Whether the data word of an interface is the value itself.
bool Emitter::is_direct(const Type *type) {
    return type->kind == Type::Kind::pointer || type->kind == Type::Kind::map || type->kind == Type::Kind::channel ||
           type->kind == Type::Kind::function;
}

Emitter::Words Emitter::constant_interface(const Expression &constant) {
    const Type *type = constant.type;
    const std::string described = "&[rel " + descriptor(type) + "]";
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
    if (!is_direct(value.type))
        return wrap(held(value), expression.type);
    word(value, Register::rdx, 0);
    code("lea rax, [rel ", descriptor(value.type), "]");
}

// The value, of a type that is no interface, as an interface in rax:rdx.
void Emitter::wrap(const Held &value, const Type *) {
    const std::string described = "[rel " + descriptor(value.type) + "]";
    if (!is_direct(value.type))
        return call("pd_any_from_value", {of_words({"&" + described}), address_of(in_memory(value))});
    load(Register::rdx, value.words.front());
    code("lea rax, ", described);
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
    call("pd_any_equal", {computed_from(*expression.left), computed_from(*expression.right)});
    code("test al, al");
    return equality ? "ne" : "e";
}

} // namespace toy

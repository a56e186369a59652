// emit_value.cpp -- values of any type: held while others are computed, stored, copied, written as literals.
#include "emitter.h"

namespace toy {
namespace {

bool is_small(std::int64_t value) {
    return value == static_cast<std::int32_t>(value);
}

const char *size_word(std::int64_t bytes) {
    return bytes == 1 ? "byte " : bytes == 2 ? "word " : bytes == 4 ? "dword " : "qword ";
}

} // namespace

// Loads a word that has its own size.
void Emitter::load_word(Register to, const Place &from, const Type *type) {
    const std::int64_t bytes = bytes_of(type);
    const bool is_signed = type->kind == Type::Kind::integer && type->is_signed;
    const std::string source = size_word(bytes) + at(from);
    if (bytes == 8)
        code("mov ", name64(to), ", ", source);
    else if (bytes == 4)
        code(is_signed ? "movsxd " : "mov ", is_signed ? name64(to) : name32(to), ", ", source);
    else
        code(is_signed ? "movsx " : "movzx ", is_signed ? name64(to) : name32(to), ", ", source);
}

void Emitter::store_word(const Place &to, Register from, const Type *type) {
    code("mov ", at(to), ", ", name_of(from, static_cast<int>(bytes_of(type))));
}

// Makes the register hold what its low bytes say in this type.
void Emitter::narrow(Register which, const Type *type) {
    const int bytes = static_cast<int>(bytes_of(type));
    const bool is_signed = type->kind == Type::Kind::integer && type->is_signed;
    if (bytes == 8)
        return;
    if (bytes == 4)
        return is_signed ? code("movsxd ", name64(which), ", ", name32(which))
                         : code("mov ", name32(which), ", ", name32(which));
    code(is_signed ? "movsx " : "movzx ", is_signed ? name64(which) : name32(which), ", ", name_of(which, bytes));
}

// The value of an expression, computed; it stays what it is until the end of the statement, but for a variable.
Emitter::Held Emitter::held(const Expression &expression) {
    const Type *type = expression.type;
    if (is_leaf(expression))
        return of_operands(type, leaf(expression));
    const bool in_frame = expression.kind == Expression::Kind::variable && !expression.variable->boxed;
    if (is_word(type)) {
        const std::string waiting = cell(temporary(1));
        word(expression, Register::rax, 0);
        code("mov ", waiting, ", rax");
        return of_operands(type, {waiting});
    }
    if (type->kind != Type::Kind::real && !is_two_words(type) && in_frame)
        return {type, {}, variable_place(*expression.variable, 0)};
    Place waiting = frame(temporary(words_of(type)));
    into(expression, waiting);
    return held_at(waiting, type);
}

// The value at a place that is stable.
Emitter::Held Emitter::held_at(const Place &place, const Type *type) {
    if (is_word(type) && bytes_of(type) < 8) {
        load_word(Register::rcx, place, type);
        const std::string waiting = cell(temporary(1));
        code("mov ", waiting, ", rcx");
        return of_operands(type, {waiting});
    }
    if (is_word(type) || type->kind == Type::Kind::real)
        return of_operands(type, {"qword " + at(place)});
    if (is_two_words(type))
        return of_operands(type, {"qword " + at(place), "qword " + at(within(place, 8))});
    return {type, {}, place};
}

// Computes the value to a stable place.
void Emitter::into(const Expression &expression, const Place &to) {
    const Type *type = expression.type;
    if (is_word(type) || is_two_words(type) || (type->kind == Type::Kind::real && is_leaf(expression))) {
        if (is_leaf(expression))
            return store_held(to, of_operands(type, leaf(expression)));
        if (is_word(type))
            word(expression, Register::rax, 0);
        else
            two_words(expression);
        return store_held(to, of_operands(type, is_word(type) ? Words{"rax"} : Words{"rax", "rdx"}));
    }
    if (type->kind == Type::Kind::real) {
        real(expression, 0);
        return code("movsd ", at(reached(to, Register::rcx)), ", xmm0");
    }
    switch (expression.kind) {
    case Expression::Kind::constant: return clear(to, bytes_of(type)); // nil
    case Expression::Kind::composite: return composite(expression, to);
    case Expression::Kind::slice: return slice(expression, to);
    case Expression::Kind::receive: return copy(to, frame(receive(expression)), bytes_of(type));
    case Expression::Kind::call: break;
    default:
        if (!is_placed(expression))
            return map_read(expression, to);
        return copy(to, place(expression, 0), bytes_of(type));
    }
    switch (expression.builtin) {
    case Builtin::make: return make(expression, to);
    case Builtin::append: return append(expression, to);
    default: return copy(to, call_in_memory(expression), bytes_of(type));
    }
}

void Emitter::store_held(const Place &to, const Held &value) {
    if (value.words.empty())
        return copy(to, value.place, bytes_of(value.type));
    const Place target = reached(to, Register::rcx);
    const std::string &first = value.words.front();
    if (is_word(value.type)) {
        const std::int64_t bytes = bytes_of(value.type);
        if (is_immediate(first) && (bytes < 4 || is_small(std::stoll(first)))) {
            const std::int64_t mask = bytes < 8 ? (std::int64_t{1} << (8 * bytes)) - 1 : -1;
            return code("mov ", size_word(bytes), at(target), ", ", std::to_string(std::stoll(first) & mask));
        }
        const Register from = first == "rdx" || target.base == "rax" ? Register::rdx : Register::rax;
        load(from, first);
        return store_word(target, from, value.type);
    }
    for (std::size_t i = 0; i < value.words.size(); i++) {
        const std::string &operand = value.words[i];
        const Place part = within(target, 8 * static_cast<std::int64_t>(i));
        if (is_register(operand) || (is_immediate(operand) && is_small(std::stoll(operand)))) {
            code("mov qword ", at(part), ", ", operand);
        } else {
            const Register data = target.base == "rax" ? Register::rdx : Register::rax;
            load(data, operand);
            code("mov ", at(part), ", ", name64(data));
        }
    }
}

// May kill everything that is not callee-saved.
void Emitter::copy(const Place &to, const Place &from, std::int64_t bytes) {
    if (bytes > unrolled_bytes_max) {
        const bool from_first = to.base != "rax";
        if (from_first)
            code("lea rax, ", at(reached(from, Register::rax)));
        code("lea rdi, ", at(reached(to, Register::rdi)));
        if (from_first)
            code("mov rsi, rax");
        else
            code("lea rsi, ", at(reached(from, Register::rsi)));
        code("mov edx, ", std::to_string(bytes));
        return code("call memmove");
    }
    const Place source = reached(from, Register::rax), target = reached(to, Register::rcx);
    for (std::int64_t done = 0; done < bytes;) {
        const int step = bytes - done >= 8 ? 8 : bytes - done >= 4 ? 4 : bytes - done >= 2 ? 2 : 1;
        const std::string data = name_of(Register::rdx, step);
        code("mov ", data, ", ", at(within(source, done)));
        code("mov ", at(within(target, done)), ", ", data);
        done += step;
    }
}

void Emitter::clear(const Place &to, std::int64_t bytes) {
    if (bytes > unrolled_bytes_max) {
        code("lea rdi, ", at(reached(to, Register::rdi)));
        code("mov esi, ", std::to_string(bytes));
        return code("call pd_memclr");
    }
    const Place target = reached(to, Register::rcx);
    for (std::int64_t done = 0; done < bytes;) {
        const int step = bytes - done >= 8 ? 8 : bytes - done >= 4 ? 4 : bytes - done >= 2 ? 2 : 1;
        code("mov ", size_word(step), at(within(target, done)), ", 0");
        done += step;
    }
}

// The literal's parts go to where they belong one after the other, so the place must not be read by them.
void Emitter::composite(const Expression &expression, const Place &to) {
    const Type *type = expression.type;
    Place begin = to;
    if (type->kind == Type::Kind::slice) {
        const int slot = temporary(1);
        const std::int64_t count = static_cast<std::int64_t>(expression.value);
        call("pd_mal", {of_words({std::to_string(count * bytes_of(type->element))})});
        code("mov ", cell(slot), ", rax");
        const Place target = reached(to, Register::rcx);
        code("mov ", at(target), ", rax");
        code("mov qword ", at(within(target, 8)), ", ", std::to_string(count));
        code("mov qword ", at(within(target, 16)), ", ", std::to_string(count));
        begin = {"", 0, slot};
    } else {
        const std::size_t parts =
            type->kind == Type::Kind::array ? static_cast<std::size_t>(type->length) : type->fields.size();
        if (expression.arguments.size() < parts)
            clear(to, bytes_of(type));
    }
    for (std::size_t i = 0; i < expression.arguments.size(); i++) {
        const std::int64_t number = expression.places[i];
        const std::int64_t offset = type->kind == Type::Kind::structure
                                        ? offset_of(type, static_cast<std::size_t>(number))
                                        : number * bytes_of(type->element);
        into(*expression.arguments[i], within(begin, offset));
    }
}

// The value at a place of memory, where it is given to the runtime by its address.
Emitter::Place Emitter::in_memory(const Held &value) {
    if (value.words.empty())
        return value.place;
    const Place made = frame(temporary(words_of(value.type)));
    store_held(made, value);
    return made;
}

// A variable that another goroutine could change is copied: while this one is parked its value must stay.
Emitter::Place Emitter::in_memory(const Expression &expression) {
    if (expression.kind == Expression::Kind::variable && !is_word(expression.type) && !expression.variable->boxed &&
        !expression.variable->global)
        return variable_place(*expression.variable, 0);
    const Place made = frame(temporary(words_of(expression.type)));
    into(expression, made);
    return made;
}

} // namespace toy

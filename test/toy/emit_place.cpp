// emit_place.cpp -- where values lie: variables, fields, elements, what pointers point to.
//
// A place is found with the pool's registers from `depth` on: two of them at most, so it is to be used at once, or made
// stable. Reading through a null pointer faults, and that is the panic; so only places far behind it need code.
#include "emitter.h"

#include <algorithm>

namespace toy {
namespace {

constexpr std::int64_t fault_bytes = 4096; // of address space at 0 where an access faults for certain
constexpr std::int64_t offset_max = 1 << 30; // that an instruction has room for, beside another one

bool is_compound(const std::string &base) {
    return base.find(' ') != std::string::npos;
}

} // namespace

// Whether the value of the expression can be read where it lies.
bool Emitter::is_placed(const Expression &expression) {
    switch (expression.kind) {
    case Expression::Kind::variable:
    case Expression::Kind::field:
    case Expression::Kind::pointee: return true;
    case Expression::Kind::index:
        return expression.left->type->kind != Type::Kind::map && expression.left->type->kind != Type::Kind::text;
    case Expression::Kind::assertion:
        return !is_direct(expression.type) && expression.type->kind != Type::Kind::interface;
    default: return false;
    }
}

std::string Emitter::at(const Place &place) {
    if (place.offset == 0)
        return "[" + place.base + "]";
    return "[" + place.base + (place.offset < 0 ? " - " : " + ") + std::to_string(std::abs(place.offset)) + "]";
}

Emitter::Place Emitter::within(Place place, std::int64_t offset) {
    place.offset += offset;
    return place;
}

// The place with a base that can be used in an instruction.
Emitter::Place Emitter::reached(const Place &place, Register scratch) {
    if (place.pointer_slot == 0)
        return place;
    load(scratch, cell(place.pointer_slot));
    return {name64(scratch), place.offset, 0};
}

// The place in a form that stays right whatever is computed.
Emitter::Place Emitter::stable(const Place &place) {
    if (place.pointer_slot != 0 || place.base == "rbp" || place.base.starts_with("rel "))
        return place;
    const int slot = temporary(1);
    if (is_compound(place.base)) {
        code("lea rax, ", at(place));
        code("mov ", cell(slot), ", rax");
        return {"", 0, slot};
    }
    code("mov ", cell(slot), ", ", place.base);
    return {"", place.offset, slot};
}

Emitter::Place Emitter::place(const Expression &expression, int depth) {
    if (!is_placed(expression))
        return in_memory(expression);
    switch (expression.kind) {
    case Expression::Kind::variable: return variable_place(*expression.variable, depth);
    case Expression::Kind::pointee: return pointed(*expression.left, depth);
    case Expression::Kind::index: return element(expression, depth);
    case Expression::Kind::assertion:
        asserted(expression);
        load(pool[depth], "rdx");
        return {name64(pool[depth]), 0, 0};
    default: break;
    }
    const Expression &whole = *expression.left;
    if (whole.type->kind != Type::Kind::pointer)
        return within(place(whole, depth), offset_of(whole.type, expression.field));
    const std::int64_t offset = offset_of(whole.type->element, expression.field);
    Place found = pointed(whole, depth);
    if (offset >= fault_bytes)
        code("test ", at(found), ", al ; faults where the pointer is null");
    return within(found, offset);
}

Emitter::Place Emitter::variable_place(const Variable &variable, int depth) {
    if (variable.global)
        return {"rel main." + variable.name, 0, 0};
    if (!variable.boxed)
        return frame(variable.offset);
    if (variable.home_register >= 0)
        return {home(variable), 0, 0};
    load(pool[depth], home(variable));
    return {name64(pool[depth]), 0, 0};
}

// Where a pointer points to.
Emitter::Place Emitter::pointed(const Expression &pointer, int depth) {
    if (is_leaf(pointer) && pointer.kind == Expression::Kind::variable && pointer.variable->home_register >= 0)
        return {home(*pointer.variable), 0, 0};
    word(pointer, pool[depth], depth);
    return {name64(pool[depth]), 0, 0};
}

// The index in a register, or a number: in its variable's own, or in the pool's second.
std::string Emitter::index_register(const Expression &position, int depth) {
    if (position.kind == Expression::Kind::constant)
        return leaf(position).front();
    if (is_leaf(position) && position.variable->home_register >= 0)
        return home(*position.variable);
    const Register which = depth + 1 < pool_count ? pool[depth + 1] : Register::rcx;
    if (is_leaf(position))
        load(which, leaf(position).front());
    else
        word(position, which, depth + 1);
    return name64(which);
}

// Unsigned, so that a negative index is a large one.
void Emitter::check_index(const std::string &index, const std::string &length) {
    const std::string failed = new_label("bad_index");
    const bool constant = is_immediate(index);
    code("cmp ", constant ? length : index, ", ", constant ? index : length);
    code(constant ? "jbe " : "jae ", failed);
    cold_ += line_mark(line_) + failed + ":\n";
    if (length == "rdi") // the index goes there
        cold_ += "    mov rsi, rdi\n    mov rdi, " + index + "\n";
    else
        cold_ += "    mov rdi, " + index + "\n    mov rsi, " + length + "\n";
    cold_ += "    call pd_panic_index\n";
}

Emitter::Place Emitter::element(const Expression &expression, int depth) {
    const Expression &whole = *expression.left, &position = *expression.right;
    const bool is_slice = whole.type->kind == Type::Kind::slice, by_pointer = whole.type->kind == Type::Kind::pointer;
    const Type *array = by_pointer ? whole.type->element : whole.type;
    const std::int64_t bytes = bytes_of(array->element);
    auto locate = [&] { return by_pointer ? pointed(whole, depth) : place(whole, depth); };
    Place base;
    std::string index;
    if (!is_leaf(position) && (position.calls || depth + 1 >= pool_count)) {
        if (whole.calls)
            base = stable(locate());
        word(position, Register::rax, depth);
        const std::string waiting = cell(temporary(1));
        code("mov ", waiting, ", rax");
        base = whole.calls ? reached(base, pool[depth]) : locate();
        index = depth + 1 < pool_count ? name64(pool[depth + 1]) : "rcx";
        if (is_compound(base.base) && !base.base.starts_with("rel ")) {
            code("lea ", name64(pool[depth]), ", ", at(base));
            base = {name64(pool[depth]), 0, 0};
        }
        code("mov ", index, ", ", waiting);
    } else {
        base = locate();
        if (is_compound(base.base) && !base.base.starts_with("rel ")) {
            code("lea ", name64(pool[depth]), ", ", at(base));
            base = {name64(pool[depth]), 0, 0};
        }
        index = index_register(position, depth);
        if (is_immediate(index) && std::stoll(index) > offset_max / std::max(bytes, std::int64_t{1})) {
            load(Register::rcx, index);
            index = "rcx";
        }
    }
    if (is_slice) {
        check_index(index, "qword " + at(within(base, 8)));
        code("mov ", name64(pool[depth]), ", ", at(base));
        base = {name64(pool[depth]), 0, 0};
    } else if (!is_immediate(index)) {
        check_index(index, std::to_string(array->length));
    }
    if (by_pointer && bytes * array->length >= fault_bytes)
        code("test ", at(base), ", al ; faults where the pointer is null");
    return scaled(base, index, bytes, depth);
}

// Element `index` of what begins at a place.
Emitter::Place Emitter::scaled(const Place &array, const std::string &index, std::int64_t bytes, int depth) {
    if (is_immediate(index))
        return within(array, std::stoll(index) * bytes);
    Place base = array;
    const std::string work = name64(pool[depth]);
    if (is_compound(base.base)) {
        code("lea ", work, ", ", at(base));
        base = {work, 0, 0};
    }
    std::string offset = index;
    if (bytes == 2 || bytes == 4 || bytes == 8) {
        offset += "*" + std::to_string(bytes);
    } else if (bytes != 1) {
        offset = depth + 1 < pool_count ? name64(pool[depth + 1]) : "rcx";
        code("imul ", offset, ", ", index, ", ", std::to_string(bytes));
    }
    base.base += " + " + offset;
    if (!offset.starts_with("rcx"))
        return base;
    code("lea ", work, ", ", at(base)); // rcx does not last
    return {work, 0, 0};
}

// &x. What has no place yet, a composite literal, gets one in allocated memory; so does what has to last.
void Emitter::address(const Expression &expression, Register target, int depth) {
    const Expression &whole = *expression.left;
    if (expression.of_copy || (whole.kind == Expression::Kind::composite && !expression.of_value)) {
        const int slot = temporary(1);
        call("pd_mal", {of_words({std::to_string(bytes_of(whole.type))})});
        code("mov ", cell(slot), ", rax");
        into(whole, {"", 0, slot});
        return load(target, cell(slot));
    }
    const bool in_home = whole.kind == Expression::Kind::variable && is_word(whole.type) && !whole.variable->boxed &&
                         !whole.variable->global;
    Place found = in_home ? in_memory(held(whole)) : reached(place(whole, depth), pool[depth]);
    const bool by_pointer = whole.kind == Expression::Kind::pointee ||
                            (whole.kind == Expression::Kind::field && whole.left->type->kind == Type::Kind::pointer);
    if (by_pointer && !expression.takes_home)
        code("test ", at(found), ", al ; faults where the pointer is null");
    if (found.offset == 0 && !is_compound(found.base))
        load(target, found.base);
    else
        code("lea ", name64(target), ", ", at(found));
}

} // namespace toy

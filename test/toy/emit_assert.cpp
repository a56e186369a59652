// emit_assert.cpp -- what an interface holds: assertions and the tests of a switch of types.
#include "emitter.h"

#include "member.h"

namespace toy {

// The interface's type in rax, 0 for nil, and its data word in rdx.
void Emitter::type_and_data(const Expression &interface) {
    two_words(interface);
    if (interface.type->methods.empty())
        return;
    const std::string is_nil = new_label("nil");
    code("test rax, rax");
    code("jz ", is_nil);
    code("mov rax, [rax]");
    label(is_nil);
}

// x.(T) where T is no interface: the data word in rdx.
void Emitter::asserted(const Expression &expression) {
    const Expression &interface = *expression.left;
    if (expression.known)
        return two_words(interface);
    const std::string failed = new_label("other_type");
    const std::string name = name_in_panics(interface.type);
    type_and_data(interface);
    code("lea rcx, [rel ", descriptor(expression.type), "]");
    code("cmp rax, rcx");
    code("jne ", failed);
    cold_ += line_mark(line_) + failed + ":\n    lea rdi, [rel " + text_label(name) + "]\n    mov esi, " +
             std::to_string(name.size()) + "\n    mov rdx, rax\n    call pd_panic_type_assertion\n";
}

// x.(I) in rax:rdx.
void Emitter::assert_interface(const Expression &expression) {
    const Type *to = expression.type;
    Held whole = {nullptr, cells(temporary(2), 2), {}}; // type and data
    type_and_data(*expression.left);
    code("mov ", whole.words[0], ", rax");
    code("mov ", whole.words[1], ", rdx");
    call("pd_iface_from_any",
         {of_words({"&[rel " + interface(to) + "]"}), of_words({"rax"}), of_words({whole.words[1]})});
    if (!to->methods.empty())
        return;
    load(Register::rax, whole.words[0]);
    load(Register::rdx, whole.words[1]);
}

// v, ok := x.(T)
std::vector<Emitter::Held> Emitter::assert_or_zero(const Expression &expression) {
    const Type *to = expression.type;
    const std::string ok = cell(temporary(1));
    const Place place = frame(temporary(words_of(to)));
    if (to->kind == Type::Kind::interface && !to->methods.empty()) {
        type_and_data(*expression.left);
        call("pd_iface_try_from_any", {of_words({"&[rel " + interface(to) + "]"}), of_words({"rax"}), of_words({"rdx"}),
                                       address_of(place)});
        code("movzx eax, al");
        code("mov ", ok, ", rax");
        return {held_at(place, to), of_operands(&type_bool, {ok})};
    }
    const std::string absent = new_label("absent"), done = new_label("known");
    type_and_data(*expression.left);
    if (to->kind == Type::Kind::interface) {
        code("mov ", at(place), ", rax");
        code("mov ", at(within(place, 8)), ", rdx");
        code("test rax, rax");
        code("setne al");
        code("movzx eax, al");
        code("mov ", ok, ", rax");
        return {held_at(place, to), of_operands(&type_bool, {ok})};
    }
    code("lea rcx, [rel ", descriptor(to), "]");
    code("cmp rax, rcx");
    code("jne ", absent);
    code("mov ", ok, ", 1");
    if (is_direct(to)) {
        code("mov ", at(place), ", rdx");
    } else {
        code("mov rsi, rdx");
        copy(place, {"rsi", 0, 0}, bytes_of(to));
    }
    code("jmp ", done);
    label(absent);
    code("mov ", ok, ", 0");
    clear(place, bytes_of(to));
    label(done);
    return {held_at(place, to), of_operands(&type_bool, {ok})};
}

// The condition code that says whether the interface, which has no methods, holds a value of the type.
std::string Emitter::test_type(const Expression &expression) {
    const Expression &interface = *expression.left;
    const Type *type = expression.right->type;
    const std::string first = home(*interface.variable);
    if (expression.right->kind != Expression::Kind::type || type == &type_any) {
        code("cmp ", first, ", 0");
        return type == &type_any ? "ne" : "e";
    }
    if (type->kind != Type::Kind::interface) {
        code("lea rcx, [rel ", descriptor(type), "]");
        code("cmp ", first, ", rcx");
        return "e";
    }
    call("pd_iface_try_from_any", {of_words({"&[rel " + this->interface(type) + "]"}), of_words({first}),
                                   of_words({home(*interface.variable, 1)}), address_of(frame(temporary(2)))});
    code("test al, al");
    return "ne";
}

} // namespace toy

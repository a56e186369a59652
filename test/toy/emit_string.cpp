// emit_string.cpp -- expressions of two words, computed into rax:rdx; the operations on strings.
#include "emitter.h"

namespace toy {

void Emitter::two_words(const Expression &expression) {
    if (is_leaf(expression)) {
        Words words = leaf(expression);
        load(Register::rax, words[0]);
        return load(Register::rdx, words[1]);
    }
    Place found;
    switch (expression.kind) {
    case Expression::Kind::binary: return concatenate(expression);
    case Expression::Kind::slice: return slice_text(expression);
    case Expression::Kind::as_interface: return as_interface(expression);
    case Expression::Kind::assertion:
        if (expression.type->kind == Type::Kind::interface)
            return assert_interface(expression);
        found = place(expression, 0);
        break;
    case Expression::Kind::call:
        return expression.builtin == Builtin::convert ? convert_text(expression) : call_expression(expression);
    case Expression::Kind::receive: found = frame(receive(expression)); break;
    default:
        if (is_placed(expression)) {
            found = place(expression, 0);
        } else {
            found = frame(temporary(2));
            map_read(expression, found);
        }
    }
    code("mov rdx, ", at(within(found, 8)));
    code("mov rax, ", at(found));
}

// string(x), of a rune, of bytes or of runes.
void Emitter::convert_text(const Expression &expression) {
    const Expression &operand = *expression.arguments.front();
    if (operand.type->kind == Type::Kind::integer)
        return call("pd_string_from_rune", {computed_from(operand)});
    const Place whole = in_memory(held(operand));
    const bool of_bytes = operand.type->element == &type_byte;
    call(of_bytes ? "pd_string_from_bytes" : "pd_string_from_runes",
         {of_words({"qword " + at(whole)}), of_words({"qword " + at(within(whole, 8))})});
}

// `a + b + c + ...` is one call with all of them, so that nothing is copied twice.
void Emitter::concatenate(const Expression &expression) {
    std::vector<const Expression *> parts;
    const Expression *rest = &expression;
    for (; rest->kind == Expression::Kind::binary; rest = rest->left.get())
        parts.insert(parts.begin(), rest->right.get());
    parts.insert(parts.begin(), rest);
    if (parts.size() == 2)
        return call("pd_string_cat", {computed_from(*parts[0]), computed_from(*parts[1])});
    const int count = static_cast<int>(parts.size());
    const int array = temporary(2 * count);
    for (int i = 0; i < count; i++) {
        two_words(*parts[static_cast<std::size_t>(i)]);
        code("mov ", at_frame(array + 16 * i), ", rax");
        code("mov ", at_frame(array + 16 * i + 8), ", rdx");
    }
    call("pd_string_cat_n", {of_words({"&" + at_frame(array)}), of_words({std::to_string(count)})});
}

} // namespace toy

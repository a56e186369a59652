// emit_string.cpp -- expressions of type string.
//
// A string that is no leaf is always the result of a call, so it comes in rax:rdx without a need for the pool.
#include "emitter.h"

namespace toy {

void Emitter::text(const Expression &expression) {
    switch (expression.kind) {
    case Expression::Kind::constant:
    case Expression::Kind::variable: {
        Words words = leaf(expression);
        load(Register::rax, words[0]);
        return load(Register::rdx, words[1]);
    }
    case Expression::Kind::binary: return concatenate(expression);
    case Expression::Kind::slice: return slice(expression);
    case Expression::Kind::receive: {
        Words words = cells(receive(expression), 2);
        load(Register::rax, words[0]);
        return load(Register::rdx, words[1]);
    }
    default: return call_expression(expression);
    }
}

// The words of a value, where they stay while other operands are computed: a leaf's own, else temporary slots.
Emitter::Words Emitter::settled(const Expression &expression) {
    if (is_leaf(expression))
        return leaf(expression);
    const int words = words_of(expression.type);
    if (words == 2)
        text(expression);
    else
        word(expression, Register::rax, 0);
    Words place = cells(temporary(words), words);
    code("mov ", place[0], ", rax");
    if (words == 2)
        code("mov ", place[1], ", rdx");
    return place;
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
        text(*parts[static_cast<std::size_t>(i)]);
        code("mov ", at_frame(array + 16 * i), ", rax");
        code("mov ", at_frame(array + 16 * i + 8), ", rdx");
    }
    call("pd_string_cat_n", {of_words({"&" + at_frame(array)}), of_words({std::to_string(count)})});
}

void Emitter::slice(const Expression &expression) {
    Words whole = settled(*expression.left);
    Argument low = of_words({"0"}), high = of_words({whole[1]});
    if (expression.right != nullptr)
        low = computed_from(*expression.right);
    if (expression.third != nullptr)
        high = computed_from(*expression.third);
    call("pd_string_slice", {of_words(whole), low, high});
}

} // namespace toy

// emit_slice.cpp -- slices: their making, parts of them, append and copy, and the sizes of values.
#include "emitter.h"

namespace toy {

void Emitter::slice_text(const Expression &expression) {
    Words whole = held(*expression.left).words;
    Argument low = of_words({"0"}), high = of_words({whole[1]});
    if (expression.right != nullptr)
        low = computed_from(*expression.right);
    if (expression.third != nullptr)
        high = computed_from(*expression.third);
    call("pd_string_slice", {of_held(of_operands(&type_string, whole)), low, high});
}

// x[low:high] of a slice, or of an array where it lies.
void Emitter::slice(const Expression &expression, const Place &to) {
    const Expression &source = *expression.left;
    const Type *type = source.type;
    const Type *array = type->kind == Type::Kind::pointer ? type->element : type;
    Held whole;
    std::string length;
    if (type->kind == Type::Kind::slice) {
        whole = held(source);
        length = "qword " + at(within(whole.place, 8));
    } else {
        // An array is a slice of all of it.
        const Place made = frame(temporary(3));
        length = std::to_string(array->length);
        const Place begin = type->kind == Type::Kind::pointer ? pointed(source, 0) : place(source, 0);
        code("lea rax, ", at(begin));
        if (type->kind == Type::Kind::pointer)
            code("test [rax], al ; faults where the pointer is null");
        code("mov ", at(made), ", rax");
        code("mov qword ", at(within(made, 8)), ", ", length);
        code("mov qword ", at(within(made, 16)), ", ", length);
        whole = {expression.type, {}, made};
    }
    whole.type = expression.type;
    Argument low = of_words({"0"}), high = of_words({length});
    if (expression.right != nullptr)
        low = computed_from(*expression.right);
    if (expression.third != nullptr)
        high = computed_from(*expression.third);
    const Place result = frame(temporary(3));
    const std::int64_t bytes = bytes_of(expression.type->element);
    call("pd_slice_slice", {address_of(result), of_held(whole), low, high, of_words({std::to_string(bytes)})});
    copy(to, result, bytes_of(expression.type));
}

void Emitter::make(const Expression &expression, const Place &to) {
    const auto &arguments = expression.arguments;
    const Place result = frame(temporary(3));
    Held length = held(*arguments[1]), capacity = arguments.size() > 2 ? held(*arguments[2]) : length;
    const std::int64_t bytes = bytes_of(expression.type->element);
    call("pd_slice_new", {address_of(result), of_held(length), of_held(capacity), of_words({std::to_string(bytes)})});
    copy(to, result, bytes_of(expression.type));
}

// The values stand in an array in the frame; or they are those of another slice or string.
void Emitter::append(const Expression &expression, const Place &to) {
    const auto &arguments = expression.arguments;
    const Type *type = expression.type;
    const std::int64_t bytes = bytes_of(type->element);
    const std::int64_t count = static_cast<std::int64_t>(arguments.size()) - 1;
    const Place result = frame(temporary(3));
    Held whole = held(*arguments.front());
    if (whole.words.empty() && arguments.front()->kind == Expression::Kind::variable && count > 0) {
        // The values may change the variable.
        bool calls = false;
        for (const ExpressionPointer &argument : arguments)
            calls = calls || argument->calls;
        if (calls) {
            const Place kept = frame(temporary(3));
            copy(kept, whole.place, bytes_of(type));
            whole.place = kept;
        }
    }
    if (whole.words.empty() && arguments.front()->kind == Expression::Kind::constant)
        whole.type = type;
    if (expression.spread) {
        const Place more = in_memory(held(*arguments[1]));
        call("pd_slice_append", {address_of(result), of_held(whole), of_words({"qword " + at(more)}),
                                 of_words({"qword " + at(within(more, 8))}), of_words({std::to_string(bytes)})});
    } else {
        const Place values = frame(temporary(static_cast<int>((count * bytes + 7) / 8)));
        for (std::int64_t i = 0; i < count; i++)
            into(*arguments[static_cast<std::size_t>(i + 1)], within(values, i * bytes));
        call("pd_slice_append", {address_of(result), of_held(whole), address_of(values),
                                 of_words({std::to_string(count)}), of_words({std::to_string(bytes)})});
    }
    copy(to, result, bytes_of(type));
}

// copy(to, from), where from may be a string: then it is made a slice first.
void Emitter::copy_elements(const Expression &expression) {
    const Expression &target = *expression.arguments[0], &source = *expression.arguments[1];
    const Held to = held(target);
    Held from = held(source);
    if (source.type->kind == Type::Kind::text) {
        const Place made = frame(temporary(3));
        store_held(made, from);
        load(Register::rax, from.words[1]);
        code("mov ", at(within(made, 16)), ", rax");
        from = {target.type, {}, made};
    }
    call("pd_slice_copy", {of_held(to), of_held(from), of_words({std::to_string(bytes_of(target.type->element))})});
}

// len and cap.
void Emitter::size_of_value(const Expression &expression, Register target, int depth) {
    const Expression &whole = *expression.arguments.front();
    const bool len = expression.builtin == Builtin::len;
    switch (whole.type->kind) {
    case Type::Kind::text:
        if (is_leaf(whole))
            return load(target, leaf(whole)[1]);
        if (!is_placed(whole)) {
            two_words(whole);
            return load(target, "rdx");
        }
        return load(target, "qword " + at(within(place(whole, depth), 8)));
    case Type::Kind::slice: return load(target, "qword " + at(within(place(whole, depth), len ? 8 : 16)));
    case Type::Kind::map: call("pd_map_len", {computed_from(whole)}); break;
    case Type::Kind::channel: call(len ? "pd_chan_len" : "pd_chan_cap", {computed_from(whole)}); break;
    default: { // an array that calls something
        held(whole);
        const Type *array = whole.type->kind == Type::Kind::pointer ? whole.type->element : whole.type;
        return load(target, std::to_string(array->length));
    }
    }
    load(target, "rax");
}

} // namespace toy

// emit_builtin.cpp -- functions that are built in.
#include "emitter.h"

namespace toy {
namespace {

const char *print_function(const Type *type) {
    switch (type->kind) {
    case Type::Kind::integer: return type->is_signed ? "pd_print_int" : "pd_print_uint";
    case Type::Kind::boolean: return "pd_print_bool";
    case Type::Kind::text: return "pd_print_string";
    case Type::Kind::real: return "pd_print_float";
    case Type::Kind::slice: return "pd_print_slice";
    case Type::Kind::interface: return type->methods.empty() ? "pd_print_any" : "pd_print_iface";
    default: return "pd_print_pointer";
    }
}

} // namespace

void Emitter::call_builtin(const Expression &expression) {
    const auto &arguments = expression.arguments;
    auto first = [&] { return computed_from(*arguments.front()); };
    switch (expression.builtin) {
    case Builtin::print: return print(expression, false);
    case Builtin::println: return print(expression, true);
    case Builtin::panic: return call("pd_panic_value", {first()});
    case Builtin::recover: return call("pd_recover", {of_words({"rbp"})});
    case Builtin::exit: return call("pd_exit", {first()});
    case Builtin::gosched: return call("pd_gosched", {});
    case Builtin::goid: return call("pd_goid", {});
    case Builtin::sleep: return call("pd_sleep", {first()});
    case Builtin::close: return call("pd_chan_close", {first()});
    case Builtin::copy: return copy_elements(expression);
    case Builtin::remove: return map_delete(expression);
    case Builtin::decode:
        return call("pd_string_rune", {first(), computed_from(*arguments[1]), computed_from(*arguments[2])});
    case Builtin::iterate: return call("pd_map_iterate", {first(), computed_from(*arguments[1])});
    case Builtin::advance: return call("pd_map_next", {first()});
    case Builtin::allocate: return call("pd_mal", {of_words({std::to_string(bytes_of(expression.type->element))})});
    case Builtin::make: {
        Argument size = arguments.size() > 1 ? computed_from(*arguments[1]) : of_words({"0"});
        if (expression.type->kind == Type::Kind::map)
            return call("pd_map_new", {of_words({"&[rel " + map_type(expression.type) + "]"}), size});
        return call("pd_chan_new", {of_words({std::to_string(bytes_of(expression.type->element))}), size});
    }
    default: return;
    }
}

// The arguments are computed first: between begin and end the goroutine must not park.
void Emitter::print(const Expression &expression, bool line) {
    std::vector<Held> values = computed(expression.arguments, false);
    call("pd_print_begin", {of_words({"1"})});
    for (std::size_t i = 0; i < values.size(); i++) {
        if (line && i > 0)
            call("pd_print_space", {});
        call(print_function(values[i].type), {of_held(values[i])});
    }
    if (line)
        call("pd_print_newline", {});
    call("pd_print_end", {});
}

} // namespace toy

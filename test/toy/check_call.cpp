// check_call.cpp -- calls of functions and of built-in functions.
#include "checker.h"

namespace toy {

void Checker::call(Expression &expression) {
    if (expression.left == nullptr)
        return; // was checked before, and has a type that was reported
    Expression &callee = *expression.left;
    check(callee);
    expression.calls = true;
    switch (callee.kind) {
    case Expression::Kind::function: return call_function(expression, *callee.function);
    case Expression::Kind::builtin: return call_builtin(expression, callee.builtin);
    case Expression::Kind::type: return convert(expression);
    case Expression::Kind::method: return call_method(expression);
    default: break;
    }
    if (callee.type->kind == Type::Kind::function)
        return call_value(expression);
    if (callee.type->kind != Type::Kind::invalid || callee.kind == Expression::Kind::call)
        error(callee.at, "this is no function");
    for (ExpressionPointer &argument : expression.arguments)
        check(*argument);
}

bool Checker::count_arguments(const Expression &expression, std::size_t least, std::size_t most) {
    std::size_t count = expression.arguments.size();
    if (count >= least && count <= most)
        return true;
    std::string wanted = std::to_string(least);
    if (most != least)
        wanted += " to " + std::to_string(most);
    error(expression.at, std::to_string(count) + " arguments given, " + wanted + " wanted");
    return false;
}

void Checker::call_function(Expression &expression, Function &function) {
    expression.function = &function;
    function.is_called = true;
    function_->calls.insert(&function);
    std::vector<Field> parameters;
    for (const Variable *parameter : function.parameters)
        parameters.push_back({"", parameter->type});
    check_arguments(expression, parameters);
    expression.type = function.result;
}

void Checker::check_arguments(Expression &expression, const std::vector<Field> &parameters) {
    count_arguments(expression, parameters.size(), parameters.size());
    for (std::size_t i = 0; i < expression.arguments.size(); i++) {
        if (i < parameters.size())
            want(*expression.arguments[i], parameters[i].type, "argument " + std::to_string(i + 1));
        else
            value(*expression.arguments[i]);
    }
}

void Checker::call_builtin(Expression &expression, Builtin builtin) {
    expression.builtin = builtin;
    expression.type = &type_none;
    auto &arguments = expression.arguments;
    switch (builtin) {
    case Builtin::print:
    case Builtin::println:
        for (ExpressionPointer &argument : arguments)
            if (const Type *type = typed(*argument); type == &type_nil)
                error(argument->at, "nil needs a type here");
            else if (type->kind == Type::Kind::structure || type->kind == Type::Kind::array)
                error(argument->at, "cannot print " + spell(type));
        return;
    case Builtin::panic:
        if (count_arguments(expression, 1, 1))
            want(*arguments[0], &type_any, "panic");
        return;
    case Builtin::recover:
        count_arguments(expression, 0, 0);
        expression.type = &type_any;
        return;
    case Builtin::exit:
    case Builtin::sleep:
        if (count_arguments(expression, 1, 1))
            want(*arguments[0], &type_int, "the argument");
        return;
    case Builtin::gosched: count_arguments(expression, 0, 0); return;
    case Builtin::goid:
        count_arguments(expression, 0, 0);
        expression.type = &type_int;
        return;
    case Builtin::make: return call_make(expression);
    case Builtin::allocate: return call_allocate(expression);
    case Builtin::append: return call_append(expression);
    case Builtin::copy: return call_copy(expression);
    case Builtin::remove: return call_delete(expression);
    case Builtin::decode: expression.type = &type_int; [[fallthrough]];
    case Builtin::iterate:
    case Builtin::advance:
        for (ExpressionPointer &argument : arguments)
            value(*argument);
        return;
    case Builtin::len:
    case Builtin::cap: return call_size(expression, builtin);
    case Builtin::close: {
        if (!count_arguments(expression, 1, 1))
            return;
        const Type *type = value(*arguments[0]);
        if (type->kind != Type::Kind::invalid && (type->kind != Type::Kind::channel || !type->sends))
            error(arguments[0]->at, "cannot close " + spell(type));
        return;
    }
    default: return;
    }
}

void Checker::call_make(Expression &expression) {
    expression.type = &type_invalid;
    if (!count_arguments(expression, 1, 3))
        return;
    Expression &made = *expression.arguments[0];
    const Type *type = check(made);
    const bool is_slice = type->kind == Type::Kind::slice;
    for (std::size_t i = 1; i < expression.arguments.size(); i++) {
        Expression &size = *expression.arguments[i];
        if (want(size, &type_int, "a size") && size.kind == Expression::Kind::constant && size.value < 0)
            error(size.at, "the size is negative");
    }
    if (made.kind == Expression::Kind::type && type->kind == Type::Kind::invalid)
        return;
    if (made.kind != Expression::Kind::type ||
        (!is_slice && type->kind != Type::Kind::channel && type->kind != Type::Kind::map))
        return error(made.at, "make wants a slice, map or channel type");
    if (is_slice && expression.arguments.size() == 1)
        return error(expression.at, "the length of the slice is missing");
    if (!is_slice && expression.arguments.size() == 3)
        return error(expression.at, "only a slice has a length and a capacity");
    expression.type = type;
}

void Checker::call_size(Expression &expression, Builtin builtin) {
    expression.type = &type_int;
    if (!count_arguments(expression, 1, 1))
        return;
    Expression &argument = *expression.arguments[0];
    const Type *type = typed(argument);
    const bool through_pointer = type->kind == Type::Kind::pointer && type->element->kind == Type::Kind::array;
    const Type *array = through_pointer ? type->element : type;
    const bool len = builtin == Builtin::len;
    const bool of_text = type->kind == Type::Kind::text && len, of_array = array->kind == Type::Kind::array;
    bool good = of_text || of_array;
    switch (type->kind) {
    case Type::Kind::invalid:
    case Type::Kind::channel:
    case Type::Kind::slice: good = true; break;
    case Type::Kind::map: good = len; break;
    default: break;
    }
    if (!good)
        return error(argument.at, spell(type) + " has no such size");
    expression.calls = argument.calls || type->kind == Type::Kind::channel || type->kind == Type::Kind::map;
    const bool constant = argument.kind == Expression::Kind::constant;
    if (!(of_text && constant) && !(of_array && !argument.calls))
        return;
    expression.kind = Expression::Kind::constant;
    expression.value = of_array ? array->length : static_cast<std::int64_t>(argument.name.size());
    expression.builtin = Builtin::none;
    expression.calls = false;
}

void Checker::call_allocate(Expression &expression) {
    expression.type = &type_invalid;
    if (!count_arguments(expression, 1, 1))
        return;
    Expression &made = *expression.arguments[0];
    const Type *type = check(made);
    if (made.kind != Expression::Kind::type)
        return error(made.at, "new wants a type");
    if (type->kind != Type::Kind::invalid)
        expression.type = pointer_to(type);
}

// append(s, values...), append(s, t...), append(bytes, string...).
void Checker::call_append(Expression &expression) {
    auto &arguments = expression.arguments;
    expression.type = &type_invalid;
    if (!count_arguments(expression, 1, expression.spread ? 2 : arguments.size() + 1))
        return;
    const Type *type = value(*arguments[0]);
    if (type->kind == Type::Kind::slice)
        expression.type = type;
    else if (type->kind != Type::Kind::invalid)
        error(arguments[0]->at, "append wants a slice, not " + spell(type));
    for (std::size_t i = 1; i < arguments.size(); i++) {
        if (expression.type->kind == Type::Kind::invalid) {
            value(*arguments[i]);
        } else if (!expression.spread) {
            want(*arguments[i], type->element, "append");
        } else if (value(*arguments[i])->kind == Type::Kind::text && type->element == &type_byte) {
            typed(*arguments[i]);
        } else {
            fit(*arguments[i], arguments[i]->at, slice_of(type->element), "append");
        }
    }
}

void Checker::call_copy(Expression &expression) {
    expression.type = &type_int;
    if (!count_arguments(expression, 2, 2))
        return;
    const Type *to = value(*expression.arguments[0]), *from = typed(*expression.arguments[1]);
    if (to->kind == Type::Kind::invalid || from->kind == Type::Kind::invalid)
        return;
    const bool of_text = from->kind == Type::Kind::text && to->element == &type_byte;
    if (to->kind != Type::Kind::slice || !(of_text || (from->kind == to->kind && from->element == to->element)))
        error(expression.at, "cannot copy " + spell(from) + " to " + spell(to));
}

void Checker::call_delete(Expression &expression) {
    if (!count_arguments(expression, 2, 2))
        return;
    const Type *type = value(*expression.arguments[0]);
    if (type->kind == Type::Kind::map)
        want(*expression.arguments[1], type->key, "the key of a map");
    else if (type->kind != Type::Kind::invalid)
        error(expression.arguments[0]->at, "delete wants a map, not " + spell(type));
}

} // namespace toy

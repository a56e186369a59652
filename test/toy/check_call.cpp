// check_call.cpp -- calls of functions, built-in functions and conversions.
#include "checker.h"

namespace toy {

void Checker::call(Expression &expression) {
    Expression &callee = *expression.left;
    check(callee);
    expression.calls = true;
    switch (callee.kind) {
    case Expression::Kind::function: return call_function(expression, *callee.function);
    case Expression::Kind::builtin: return call_builtin(expression, callee.builtin);
    case Expression::Kind::type: return convert(expression);
    default: break;
    }
    if (callee.type != &type_invalid || callee.kind == Expression::Kind::call)
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
    count_arguments(expression, function.parameters.size(), function.parameters.size());
    for (std::size_t i = 0; i < expression.arguments.size(); i++) {
        if (i < function.parameters.size())
            want(*expression.arguments[i], function.parameters[i]->type, "argument " + std::to_string(i + 1));
        else
            value(*expression.arguments[i]);
    }
    switch (function.results.size()) {
    case 0: expression.type = &type_none; break;
    case 1: expression.type = function.results.front(); break;
    default: expression.type = &type_pair; break;
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
            if (value(*argument) == &type_nil)
                error(argument->at, "nil needs a type here");
        return;
    case Builtin::panic:
        if (count_arguments(expression, 1, 1))
            want(*arguments[0], &type_string, "panic");
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
    case Builtin::len:
    case Builtin::cap: return call_size(expression, builtin);
    case Builtin::close: {
        if (!count_arguments(expression, 1, 1))
            return;
        const Type *type = value(*arguments[0]);
        if (type != &type_invalid && (type->kind != Type::Kind::channel || !type->sends))
            error(arguments[0]->at, "cannot close " + spell(type));
        return;
    }
    default: return;
    }
}

void Checker::call_make(Expression &expression) {
    expression.type = &type_invalid;
    if (!count_arguments(expression, 1, 2))
        return;
    Expression &made = *expression.arguments[0];
    check(made);
    if (made.kind != Expression::Kind::type || made.written_type->kind != Type::Kind::channel)
        error(made.at, "make wants a channel type");
    else
        expression.type = made.written_type;
    if (expression.arguments.size() == 2)
        want(*expression.arguments[1], &type_int, "the capacity");
}

void Checker::call_size(Expression &expression, Builtin builtin) {
    expression.type = &type_int;
    if (!count_arguments(expression, 1, 1))
        return;
    Expression &argument = *expression.arguments[0];
    const Type *type = value(argument);
    if (type == &type_invalid)
        return;
    bool of_text = type == &type_string && builtin == Builtin::len;
    if (!of_text && type->kind != Type::Kind::channel)
        return error(argument.at, spell(type) + " has no such size");
    if (!of_text)
        return;
    expression.calls = argument.calls;
    if (argument.kind == Expression::Kind::constant) {
        expression.kind = Expression::Kind::constant;
        expression.value = static_cast<std::int64_t>(argument.name.size());
        expression.builtin = Builtin::none;
        expression.calls = false;
    }
}

// T(value). An int becomes a string as the rune of that number; any other value only what it is already.
void Checker::convert(Expression &expression) {
    const Type *to = expression.left->written_type;
    if (!count_arguments(expression, 1, 1))
        return;
    const Type *from = value(*expression.arguments[0]);
    if (from == &type_invalid)
        return;
    if (to == &type_string && from == &type_int) {
        expression.builtin = Builtin::to_string;
        expression.type = to;
        return;
    }
    if (!want_type(from, expression.at, to, "conversion"))
        return;
    ExpressionPointer inner = std::move(expression.arguments[0]);
    expression = std::move(*inner);
    expression.type = to;
}

} // namespace toy

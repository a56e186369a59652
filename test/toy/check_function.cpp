// check_function.cpp -- functions: their bodies, as values, and literals with what they use of functions around them.
//
// What a literal uses of a function around it lives in allocated memory, as if its address was taken. The literal's
// function has a variable of its own for it, which holds the same address; so has each function in between.
#include "checker.h"

namespace toy {

const Type *Checker::type_of(const Function &function) {
    std::vector<const Type *> parameters;
    for (const Variable *parameter : function.parameters) {
        if (parameter->type->kind == Type::Kind::invalid)
            return &type_invalid;
        parameters.push_back(parameter->type);
    }
    return function_of(parameters, function.result);
}

void Checker::signature(Function &function) {
    for (Variable *parameter : function.parameters)
        parameter->type = parameter->written != nullptr ? resolve(*parameter->written) : &type_invalid;
    std::vector<const Type *> results;
    for (WrittenPointer &written : function.written_results)
        results.push_back(resolve(*written));
    for (std::size_t i = 0; i < function.results.size(); i++)
        function.results[i]->type = results[i];
    function.result = result_of(results);
}

const Type *Checker::resolve_function(const WrittenType &written) {
    std::vector<const Type *> parameters, results;
    bool good = true;
    for (const WrittenField &field : written.fields) {
        parameters.push_back(resolve(*field.type));
        good = good && parameters.back() != &type_invalid;
    }
    for (const WrittenField &field : written.results) {
        results.push_back(resolve(*field.type));
        good = good && results.back() != &type_invalid;
    }
    return good ? function_of(parameters, result_of(results)) : &type_invalid;
}

void Checker::check_function(Function &function) {
    const Around around = {function_, loop_, left_, loop_depth_, clock_};
    function_ = &function;
    loop_ = left_ = nullptr;
    loop_depth_ = clock_ = 0;
    open_scope();
    for (auto *list : {&function.parameters, &function.results}) {
        for (Variable *variable : *list) {
            Entity entity;
            entity.variable = variable;
            variable->owner = &function;
            if (variable->name != "_")
                enter(variable->at, variable->name, entity);
        }
    }
    statements(function.body);
    if (function.result != &type_none && !terminates(function.body))
        error(function.closed_at, "missing return");
    if (function.defers)
        keep_results(function);
    for (auto [outer, inner] : function.captured)
        inner->scope_end = clock_;
    close_scope();
    function_ = around.function;
    loop_ = around.loop;
    left_ = around.left;
    loop_depth_ = around.loop_depth;
    clock_ = around.clock;
}

// `return` alone, where the results have names.
void Checker::give_named(const Statement &statement) {
    for (const Variable *result : function_->results) {
        const Entity *entity = find(result->name);
        if (result->name != "_" && (entity == nullptr || entity->variable != result))
            error(statement.at, "another " + result->name + " hides the result, so return needs values");
    }
}

// The variable as the function that is being checked sees it.
Variable *Checker::seen(Variable *variable, Function &from) {
    if (variable->global || variable->owner == nullptr || variable->owner == &from || from.outer == nullptr)
        return variable;
    Variable *outer = seen(variable, *from.outer);
    outer->boxed = true;
    for (auto [known, inner] : from.captured)
        if (known == outer)
            return inner;
    outer->weight++;
    from.locals.push_back(std::make_unique<Variable>());
    Variable *inner = from.locals.back().get();
    inner->name = outer->name;
    inner->type = outer->type;
    inner->at = outer->at;
    inner->owner = &from;
    inner->boxed = true;
    from.captured.emplace_back(outer, inner);
    return inner;
}

// Literals in the values of globals are checked when the globals have their types, because they may use all of them.
void Checker::literal(Expression &expression) {
    Function &function = *expression.literal;
    const bool in_global = function_->symbol.empty();
    const std::string number = std::to_string(++function_->literal_count);
    function.outer = in_global ? nullptr : function_;
    function.symbol = in_global                     ? "main.glob..func" + std::to_string(++global_literal_count_)
                      : function_->outer == nullptr && !function_->in_global ? function_->symbol + ".func" + number
                                                    : function_->symbol + "." + number;
    function.in_global = in_global;
    function.name = function.symbol.substr(function.symbol.find('.') + 1);
    function_->calls.insert(&function);
    signature(function);
    expression.type = type_of(function);
    program_.literals.push_back(&function);
    if (in_global)
        delayed_.push_back(&function);
    else
        check_function(function);
    expression.calls = !function.captured.empty();
}

// A function that is named where it is not called.
void Checker::function_value(Expression &expression) {
    Function &function = *expression.function;
    function.is_called = function.is_value = true;
    function_->calls.insert(&function);
    if (!expression.converted) // to a type with a name
        expression.type = type_of(function);
}

void Checker::call_value(Expression &expression) {
    const Type *type = expression.left->type;
    check_arguments(expression, type->fields);
    expression.type = type->element;
}

} // namespace toy

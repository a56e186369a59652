// check_defer.cpp -- go and defer: calls that are made later.
//
// A built-in function has no code that could be started or deferred, so its call is put into a literal, which gets the
// arguments as its own. Only recover stays as it is, because it is made for the function that defers it.
#include "build_tree.h"
#include "checker.h"

namespace toy {

void Checker::later(Statement &statement) {
    Expression &source = *statement.values.front();
    const bool defers = statement.kind == Statement::Kind::defer;
    const std::string word = defers ? "defer" : "go";
    check(source);
    if (defers) {
        function_->defers = true;
        statement.repeated = loop_depth_ > 0;
    }
    if (source.type->kind == Type::Kind::invalid && source.kind != Expression::Kind::builtin &&
        source.kind != Expression::Kind::function)
        return;
    if (source.kind != Expression::Kind::call)
        return error(source.at, word + " wants the call of a function");
    if (source.converted || (source.builtin != Builtin::none && !is_statement(source.builtin)))
        return error(source.at, "the value is computed and not used");
    if (source.builtin != Builtin::none && !(defers && source.builtin == Builtin::recover))
        wrap(source);
    keep_receiver(source);
    constexpr int words_max = 128; // PD_GO_BYTES_MAX
    int words = source.function == nullptr ? 1 : 0;
    for (const ExpressionPointer &argument : source.arguments)
        words += words_of(argument->type);
    if (words > words_max)
        error(source.at, "the arguments of " + word + " have at most 1,024 bytes");
}

// A call of a built-in function, which has been checked, becomes the call of a literal that calls it.
void Checker::wrap(Expression &source) {
    auto literal = std::make_unique<Expression>();
    literal->kind = Expression::Kind::literal;
    literal->at = source.at;
    literal->literal = std::make_shared<Function>();
    Function &function = *literal->literal;
    function.at = function.closed_at = source.at;
    auto call = std::make_unique<Expression>();
    call->kind = Expression::Kind::call;
    call->at = source.at;
    call->left = std::move(source.left);
    for (const ExpressionPointer &argument : source.arguments) {
        auto parameter = std::make_unique<Variable>();
        parameter->name = "." + std::to_string(function.parameters.size());
        parameter->written = std::make_shared<WrittenType>();
        parameter->written->type = argument->type;
        parameter->at = argument->at;
        call->arguments.push_back(hidden(std::to_string(function.parameters.size()), argument->at));
        function.parameters.push_back(parameter.get());
        function.locals.push_back(std::move(parameter));
    }
    function.body.push_back(statement_of(std::move(call)));
    source.left = std::move(literal);
    source.builtin = Builtin::none;
    source.type = &type_invalid;
    check(source);
}

// What a function that defers returns is in variables, because the registers do not outlast the calls that it has
// deferred, and in the frame, because they may have changed when one of these recovers.
void Checker::keep_results(Function &function) {
    const Type *result = function.result;
    std::vector<Field> types;
    if (function.results.empty() && result != &type_none)
        types = result->kind == Type::Kind::tuple ? result->fields : std::vector<Field>{{"", result}};
    for (const Field &field : types) {
        function.locals.push_back(std::make_unique<Variable>());
        function.results.push_back(function.locals.back().get());
        function.results.back()->type = field.type;
    }
    for (Variable *variable : function.results)
        variable->weight = 0;
}

} // namespace toy

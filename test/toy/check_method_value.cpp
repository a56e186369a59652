// check_method_value.cpp -- methods that are not called at once: v.m, and T.m.
//
// Each is a function that the compiler adds: for v.m one that takes v and returns a literal, which calls the method of
// its outer function's parameter; for T.m one whose first parameter is the receiver.
#include "build_tree.h"
#include "checker.h"

namespace toy {
namespace {

Variable *add_parameter(Function &function, const std::string &name, const Type *type) {
    auto made = std::make_unique<Variable>();
    made->name = "." + name;
    made->at = function.at;
    made->written = std::make_shared<WrittenType>();
    made->written->type = type;
    function.parameters.push_back(made.get());
    function.locals.push_back(std::move(made));
    return function.parameters.back();
}

void set_results(Function &function, const Type *result) {
    const bool several = result->kind == Type::Kind::tuple;
    for (std::size_t i = 0; i < (several ? result->fields.size() : result != &type_none ? 1 : 0); i++) {
        function.written_results.push_back(std::make_shared<WrittenType>());
        function.written_results.back()->type = several ? result->fields[i].type : result;
    }
}

StatementPointer give_of(ExpressionPointer value) {
    StatementPointer made = statement_of(std::move(value));
    made->kind = Statement::Kind::give;
    return made;
}

// Reads through a null pointer if the hidden variable `receiver` is nil, so that a method of nil is no value either.
StatementPointer refuse_nil(Position at) {
    StatementPointer check = make_statement(Statement::Kind::branch, at);
    check->closed_at = at;
    check->condition = binary_of(TokenKind::equal, hidden("receiver", at), nil_of(at));
    ExpressionPointer null = nil_of(at), dropped = hidden("", at);
    null->type = pointer_to(&type_int);
    dropped->name = "_";
    check->body.push_back(assign_of(std::move(dropped), pointee_of(std::move(null))));
    return check;
}

// Parameters of the signature, and a body that hands them on to the method of the hidden variable `receiver`.
void call_with_parameters(Function &function, const Method &method) {
    auto call = std::make_unique<Expression>();
    call->kind = Expression::Kind::call;
    call->at = function.at;
    call->left = field_of(hidden("receiver", function.at), method.name);
    for (std::size_t i = 0; i < method.signature->fields.size(); i++) {
        add_parameter(function, std::to_string(i), method.signature->fields[i].type);
        call->arguments.push_back(hidden(std::to_string(i), function.at));
    }
    set_results(function, method.signature->element);
    const bool gives = method.signature->element != &type_none;
    function.body.push_back(gives ? give_of(std::move(call)) : statement_of(std::move(call)));
}

} // namespace

Function &Checker::add_function(const Type *type, const Method &method, Position at) {
    added_.push_back(std::make_unique<Function>());
    Function &made = *added_.back();
    const Type *named = type->kind == Type::Kind::pointer ? type->element : type;
    made.at = made.closed_at = at;
    made.name = named->name + "." + method.name + ".value" + std::to_string(added_.size());
    made.symbol = prefix_ + made.name;
    add_parameter(made, "receiver", type);
    return made;
}

// v.m: v is computed, and its value or address kept.
void Checker::method_value(Expression &expression) {
    const Method &method = *expression.method;
    const bool is_interface = method.function == nullptr;
    const Type *owner = is_interface ? expression.left->type : method.function->method_of;
    const Type *type = method.by_pointer ? pointer_to(owner) : owner;
    ExpressionPointer from = std::move(expression.left);
    if (method.by_pointer)
        from = receiver(std::move(from), method);
    else if (from->type != owner)
        from = typed_node(Expression::Kind::pointee, std::move(from), owner);
    Function *&binds = binds_[{&method, type}];
    if (binds == nullptr) {
        binds = &add_function(type, method, expression.at);
        auto literal = std::make_unique<Expression>();
        literal->kind = Expression::Kind::literal;
        literal->at = expression.at;
        literal->literal = std::make_shared<Function>();
        literal->literal->at = literal->literal->closed_at = expression.at;
        literal->literal->stands_between = true;
        call_with_parameters(*literal->literal, method);
        set_results(*binds, method.signature);
        if (is_interface)
            binds->body.push_back(refuse_nil(expression.at));
        binds->body.push_back(give_of(std::move(literal)));
        signature(*binds);
        check_function(*binds);
    }
    function_->calls.insert(binds);
    ExpressionPointer call = call_of(*binds, expression.at);
    call->height = from->height + 1;
    call->type = method.signature;
    call->arguments.push_back(std::move(from));
    expression = std::move(*call);
}

// T.m becomes the name of a function.
void Checker::method_expression(Expression &expression) {
    const Type *type = expression.left->type;
    if (type->kind == Type::Kind::invalid)
        return;
    const Member member = find_member(type, expression.name);
    if (member.kind != Member::Kind::method)
        return error(expression.at, spell(type) + " has no method " + expression.name);
    if (member.method->by_pointer && !member.by_pointer)
        return error(expression.at, "method " + expression.name + " has pointer receiver");
    Function &made = add_function(type, *member.method, expression.at);
    made.stands_between = true;
    call_with_parameters(made, *member.method);
    signature(made);
    check_function(made);
    expression.kind = Expression::Kind::function;
    expression.function = &made;
    expression.left = nullptr;
}

} // namespace toy

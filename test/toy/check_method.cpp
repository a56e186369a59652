// check_method.cpp -- methods: their declarations, x.name, and calls.
//
// The first parameter of every method is one word, that of an interface which holds the receiver. So it is a pointer,
// also for a receiver that is a value, which the body begins with reading from there; only types that are one pointer
// themselves are passed as they are. A call by name passes the address of where the value lies.
#include "build_tree.h"
#include "checker.h"

#include <algorithm>

namespace toy {

// Gives the method to its type, which is not yet known but by name.
void Checker::enter_method(Function &function) {
    const WrittenType &written = *function.receiver;
    const bool by_pointer = written.kind == WrittenType::Kind::pointer;
    const WrittenType &named = by_pointer ? *written.element : written;
    function.symbol = prefix_ + named.name + "." + function.name;
    Entity *entity = find(named.name);
    if (entity == nullptr || entity->kind != Entity::Kind::type)
        return error(named.at, entity == nullptr ? "undefined: " + named.name : named.name + " is no type");
    if (entity->incomplete == nullptr)
        return error(named.at, "a method belongs to a type that the program names, not to " + named.name);
    std::vector<Method> &methods = entity->incomplete->methods;
    const bool is_double = std::any_of(methods.begin(), methods.end(),
                                       [&](const Method &method) { return method.name == function.name; });
    if (is_double)
        return error(function.at, "method " + named.name + "." + function.name + " is declared twice");
    if (function.name == "_")
        return error(function.at, "_ cannot be the name of anything here");
    methods.push_back({function.name, nullptr, &function, by_pointer});
    function.method_of = entity->incomplete;
    function.name = named.name + "." + function.name;
}

// What can be said about a method when all types are known.
void Checker::complete_method(Function &function) {
    Type *type = function.method_of;
    if (type == nullptr)
        return;
    if (type->kind == Type::Kind::interface)
        return error(function.receiver->at, "a receiver is no pointer to a pointer, and no interface");
    auto method = std::find_if(type->methods.begin(), type->methods.end(),
                               [&](const Method &m) { return m.function == &function; });
    std::vector<const Type *> parameters;
    for (std::size_t i = 1; i < function.parameters.size(); i++)
        parameters.push_back(function.parameters[i]->type);
    method->signature = function_of(parameters, function.result);
    if (type->kind == Type::Kind::invalid)
        return;
    if (type->kind == Type::Kind::pointer)
        return error(function.receiver->at, "a receiver is no pointer to a pointer, and no interface");
    for (const Field &field : type->fields)
        if (field.name == method->name && type->kind == Type::Kind::structure)
            error(function.at, type->name + " has a field and a method " + method->name);
    Variable &receiver = *function.parameters.front();
    if (method->by_pointer || is_direct(type))
        return;
    if (receiver.name != "_") {
        auto target = std::make_unique<Expression>();
        target->kind = Expression::Kind::name;
        target->at = receiver.at;
        target->name = receiver.name;
        StatementPointer copy = assign_of(std::move(target), pointee_of(hidden("receiver", receiver.at)));
        copy->defines = true;
        function.body.insert(function.body.begin(), std::move(copy));
    }
    receiver.name = ".receiver";
    receiver.type = pointer_to(type);
}

// x.name, by way of what is embedded in x.
void Checker::field(Expression &expression) {
    check(*expression.left);
    if (expression.left->kind == Expression::Kind::type)
        return method_expression(expression);
    const Type *type = value(*expression.left);
    expression.calls = expression.left->calls;
    if (type->kind == Type::Kind::invalid)
        return;
    const Member member = find_member(type, expression.name);
    if (member.kind == Member::Kind::ambiguous)
        return error(expression.at, "it is not clear which " + expression.name + " of " + spell(type) + " this is");
    if (member.kind == Member::Kind::none || expression.name == "_")
        return error(expression.at, spell(type) + " has no field " + expression.name);
    const bool is_field = member.kind == Member::Kind::field;
    for (std::size_t i = 0; i < member.path.size(); i++) {
        const Type *whole = expression.left->type;
        const Type *structure = whole->kind == Type::Kind::pointer ? whole->element : whole;
        const Field &field = structure->fields[member.path[i]];
        if (is_field && i + 1 == member.path.size()) {
            expression.field = member.path[i];
            expression.type = field.type;
            return;
        }
        expression.left = typed_node(Expression::Kind::field, std::move(expression.left), field.type);
        expression.left->field = member.path[i];
    }
    expression.kind = Expression::Kind::method;
    expression.method = member.method;
    expression.type = member.method->signature;
}

// The word that the method of a named type takes for its receiver.
ExpressionPointer Checker::receiver(ExpressionPointer from, const Method &method) {
    const Type *type = method.function->method_of;
    const bool is_pointer = from->type != type;
    if (method.by_pointer && is_pointer)
        return from;
    if (method.by_pointer) {
        if (!is_addressable(*from)) {
            error(from->at, "method " + method.name + " wants the address of " + spell(type) + ", and this has none");
            return from;
        }
        box(*from);
        return typed_node(Expression::Kind::reference, std::move(from), pointer_to(type));
    }
    if (is_pointer)
        from = typed_node(Expression::Kind::pointee, std::move(from), type);
    if (is_direct(type))
        return from;
    ExpressionPointer made = typed_node(Expression::Kind::reference, std::move(from), pointer_to(type));
    made->of_value = true;
    made->calls = made->calls || made->left->kind != Expression::Kind::variable;
    return made;
}

// A method of a named type is called as a function is; one of an interface is found when the program runs.
void Checker::call_method(Expression &expression) {
    Expression &callee = *expression.left;
    const Method &method = *callee.method;
    check_arguments(expression, method.signature->fields);
    expression.type = method.signature->element;
    if (method.function == nullptr)
        return;
    expression.function = method.function;
    method.function->is_called = true;
    function_->calls.insert(method.function);
    ExpressionPointer from = receiver(std::move(callee.left), method);
    expression.height = std::max(expression.height, from->height + 1);
    expression.arguments.insert(expression.arguments.begin(), std::move(from));
    expression.left = nullptr;
}

// A call that is made later must not depend on where the receiver lies now, and not on what an interface holds then.
void Checker::keep_receiver(Expression &call) {
    if (call.left != nullptr && call.left->kind == Expression::Kind::method)
        method_value(*call.left);
    if (!call.arguments.empty() && call.arguments.front()->of_value)
        call.arguments.front()->of_copy = true;
}

} // namespace toy

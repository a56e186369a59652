// build_tree.cpp -- pieces of tree that the checker adds to a program.
#include "build_tree.h"

#include <algorithm>

namespace toy {
namespace {

ExpressionPointer make(Expression::Kind kind, Position at) {
    auto made = std::make_unique<Expression>();
    made->kind = kind;
    made->at = at;
    return made;
}

ExpressionPointer over(Expression::Kind kind, ExpressionPointer left) {
    ExpressionPointer made = make(kind, left->at);
    made->height = left->height + 1;
    made->left = std::move(left);
    return made;
}

} // namespace

ExpressionPointer hidden(const std::string &name, Position at) {
    ExpressionPointer made = make(Expression::Kind::name, at);
    made->name = "." + name;
    return made;
}

ExpressionPointer number_of(std::int64_t value, Position at) {
    ExpressionPointer made = make(Expression::Kind::constant, at);
    made->type = &type_untyped_int;
    made->value = value;
    return made;
}

ExpressionPointer nil_of(Position at) {
    ExpressionPointer made = make(Expression::Kind::constant, at);
    made->type = &type_nil;
    return made;
}

ExpressionPointer binary_of(TokenKind operation, ExpressionPointer left, ExpressionPointer right) {
    ExpressionPointer made = over(Expression::Kind::binary, std::move(left));
    made->at = right->at;
    made->operation = operation;
    made->right = std::move(right);
    return made;
}

ExpressionPointer field_of(ExpressionPointer left, const std::string &name) {
    ExpressionPointer made = over(Expression::Kind::field, std::move(left));
    made->name = name;
    return made;
}

ExpressionPointer index_of(ExpressionPointer left, ExpressionPointer right) {
    ExpressionPointer made = over(Expression::Kind::index, std::move(left));
    made->right = std::move(right);
    return made;
}

ExpressionPointer pointee_of(ExpressionPointer left) {
    return over(Expression::Kind::pointee, std::move(left));
}

ExpressionPointer typed_node(Expression::Kind kind, ExpressionPointer left, const Type *type) {
    ExpressionPointer made = over(kind, std::move(left));
    made->calls = made->left->calls;
    made->type = type;
    return made;
}

ExpressionPointer home_of(ExpressionPointer left) {
    ExpressionPointer made = over(Expression::Kind::reference, std::move(left));
    made->takes_home = true;
    return made;
}

ExpressionPointer call_of(Builtin builtin, ExpressionPointer first, ExpressionPointer second,
                          ExpressionPointer third) {
    ExpressionPointer callee = make(Expression::Kind::builtin, first->at);
    callee->builtin = builtin;
    ExpressionPointer made = over(Expression::Kind::call, std::move(callee));
    made->arguments.push_back(std::move(first));
    if (second != nullptr)
        made->arguments.push_back(std::move(second));
    if (third != nullptr)
        made->arguments.push_back(std::move(third));
    return made;
}

// A call that has been checked.
ExpressionPointer call_of(Function &function, Position at) {
    ExpressionPointer made = make(Expression::Kind::call, at);
    made->function = &function;
    made->type = &type_none;
    made->calls = true;
    return made;
}

StatementPointer statement_of(ExpressionPointer expression) {
    StatementPointer made = make_statement(Statement::Kind::expression, expression->at);
    made->values.push_back(std::move(expression));
    return made;
}

StatementPointer assign_of(ExpressionPointer target, ExpressionPointer value) {
    StatementPointer made = make_statement(Statement::Kind::assign, target->at);
    made->targets.push_back(std::move(target));
    made->values.push_back(std::move(value));
    return made;
}

StatementPointer define_hidden(const std::string &name, ExpressionPointer value) {
    const Position at = value->at;
    StatementPointer made = assign_of(hidden(name, at), std::move(value));
    made->defines = true;
    return made;
}

StatementPointer declare_of(ExpressionPointer target, const Type *type) {
    StatementPointer made = make_statement(Statement::Kind::declare, target->at);
    made->written = std::make_shared<WrittenType>();
    made->written->type = type;
    made->targets.push_back(std::move(target));
    return made;
}

StatementPointer block_of(Position at) {
    return make_statement(Statement::Kind::block, at);
}

} // namespace toy

// build_tree.h -- pieces of tree that the checker adds to a program.
//
// A hidden variable has a name that no program can write: it begins with a point.
#pragma once

#include "ast.h"

namespace toy {

ExpressionPointer hidden(const std::string &name, Position at);
ExpressionPointer number_of(std::int64_t value, Position at);
ExpressionPointer nil_of(Position at);
ExpressionPointer binary_of(TokenKind operation, ExpressionPointer left, ExpressionPointer right);
ExpressionPointer field_of(ExpressionPointer left, const std::string &name);
ExpressionPointer index_of(ExpressionPointer left, ExpressionPointer right);
ExpressionPointer pointee_of(ExpressionPointer left);
ExpressionPointer typed_node(Expression::Kind kind, ExpressionPointer left, const Type *type); // checked
ExpressionPointer home_of(ExpressionPointer left); // its address, which is only used while its function runs
ExpressionPointer call_of(Builtin builtin, ExpressionPointer first, ExpressionPointer second = nullptr,
                          ExpressionPointer third = nullptr);
ExpressionPointer call_of(Function &function, Position at);
StatementPointer statement_of(ExpressionPointer expression);
StatementPointer assign_of(ExpressionPointer target, ExpressionPointer value);
StatementPointer define_hidden(const std::string &name, ExpressionPointer value);
StatementPointer declare_of(ExpressionPointer target, const Type *type); // var name T
StatementPointer block_of(Position at);

} // namespace toy

// check_select.cpp -- select: what its cases may be.
//
// A case's head is checked as the statement that it is, in a scope that ends with the case. A receive in it is marked:
// when its code is reached the runtime has already received.
#include "checker.h"

#include <utility>

namespace toy {

void Checker::select(Statement &statement) {
    Statement *outer = std::exchange(left_, &statement);
    open_label(statement);
    bool has_default = false;
    for (Clause &clause : statement.clauses) {
        if (clause.is_default && std::exchange(has_default, true))
            error(clause.at, "a second default");
        if (clause.falls_through)
            error(clause.closed_at, "fallthrough in a select");
        open_scope();
        if (clause.communication != nullptr)
            communication(*clause.communication);
        statements(clause.body);
        close_scope();
    }
    close_label(statement);
    left_ = outer;
}

// A send, a receive whose value is dropped, or an assignment of one.
void Checker::communication(Statement &statement) {
    const bool is_receive = statement.values.size() == 1 && statement.operation == TokenKind::end_of_file &&
                            statement.kind != Statement::Kind::send && statement.kind != Statement::Kind::range &&
                            statement.values.front()->kind == Expression::Kind::receive;
    if (is_receive)
        statement.values.front()->is_selected = true;
    else if (statement.kind != Statement::Kind::send)
        return error(statement.at, "a case of select is a send or a receive");
    this->statement(statement);
}

} // namespace toy

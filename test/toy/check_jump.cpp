// check_jump.cpp -- break and continue, and the labels that they may name.
//
// Those of a function, a function literal's among them, see only the labels within it.
#include "checker.h"

#include <algorithm>

namespace toy {

void Checker::open_label(Statement &statement) {
    if (statement.label.empty())
        return;
    for (const Label &label : labels_)
        if (label.function == function_ && label.statement->label == statement.label)
            error(statement.label_at, "label " + statement.label + " is that of an outer statement, too");
    labels_.push_back({&statement, function_, false});
}

void Checker::close_label(Statement &statement) {
    if (statement.label.empty())
        return;
    if (!labels_.back().used)
        error(statement.label_at, "label " + statement.label + " is not used");
    labels_.pop_back();
}

// The statement with the label that a jump names; null where there is none, which is reported.
Statement *Checker::labelled(const Statement &jump) {
    for (auto label = labels_.rbegin(); label != labels_.rend(); label++) {
        if (label->function != function_ || label->statement->label != jump.label)
            continue;
        label->used = true;
        return label->statement;
    }
    error(jump.label_at, "no statement around this has the label " + jump.label);
    return nullptr;
}

void Checker::leave(Statement &statement) {
    Statement *left = left_;
    if (!statement.label.empty())
        statement.destination = left = labelled(statement);
    else if (left == nullptr)
        error(statement.at, "break outside a loop");
    if (left != nullptr)
        left->left_early = true;
}

void Checker::repeat(Statement &statement) {
    if (!statement.label.empty())
        statement.destination = labelled(statement);
    else if (loop_ == nullptr)
        error(statement.at, "continue outside a loop");
    if (statement.destination != nullptr && statement.destination->kind != Statement::Kind::loop)
        error(statement.label_at, "label " + statement.label + " is not that of a loop");
}

} // namespace toy

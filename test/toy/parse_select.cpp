// parse_select.cpp -- select, labels, and the jumps that may name one.
#include "parser.h"

#include <algorithm>

namespace toy {

StatementPointer Parser::select() {
    StatementPointer made = make_statement(Statement::Kind::select, next().at);
    clauses(*made);
    return made;
}

bool Parser::at_label() const {
    return at(TokenKind::identifier) && tokens_[std::min(index_ + 1, tokens_.size() - 1)].kind == TokenKind::colon;
}

// `name: for ...`; the line may end behind the colon.
void Parser::labelled(std::vector<StatementPointer> &list) {
    Nesting nesting(*this); // for a long chain of labels
    if (!nesting.good)
        return;
    const Token &name = next();
    next();
    while (take(TokenKind::semicolon))
        continue;
    if (!at(TokenKind::key_for) && !at(TokenKind::key_switch) && !at(TokenKind::key_select))
        diagnostics_.error(name.at, "only a for, a switch or a select has a label");
    const std::size_t before = list.size();
    if (!at(TokenKind::right_brace) && !at(TokenKind::end_of_file))
        statement(list);
    if (list.size() == before)
        return;
    list.back()->label = name.text;
    list.back()->label_at = name.at;
}

// `break` and `continue`, with or without a label.
StatementPointer Parser::jump() {
    const Token &word = next();
    const bool leaves = word.kind == TokenKind::key_break;
    StatementPointer made = make_statement(leaves ? Statement::Kind::leave : Statement::Kind::repeat, word.at);
    made->label_at = peek().at;
    if (at(TokenKind::identifier))
        made->label = next().text;
    return made;
}

} // namespace toy

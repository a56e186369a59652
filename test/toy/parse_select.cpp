// parse_select.cpp -- select, labels, and the jumps that may name one.
#include "parser.h"

#include <algorithm>

namespace toy {

StatementPointer Parser::select() {
    auto made = std::make_unique<Statement>();
    made->kind = Statement::Kind::select;
    made->at = next().at;
    Nesting nesting(*this);
    if (!nesting.good || !expect(TokenKind::left_brace, "\"{\""))
        return made;
    while (at(TokenKind::key_case) || at(TokenKind::key_default)) {
        Clause clause;
        clause.at = peek().at;
        clause.is_default = next().kind == TokenKind::key_default;
        if (!clause.is_default)
            clause.communication = simple_statement();
        expect(TokenKind::colon, "\":\"");
        clause_body(clause);
        made->clauses.push_back(std::move(clause));
    }
    made->closed_at = peek().at;
    expect(TokenKind::right_brace, "case, default or \"}\"");
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
    auto made = std::make_unique<Statement>();
    made->at = peek().at;
    made->kind = next().kind == TokenKind::key_break ? Statement::Kind::leave : Statement::Kind::repeat;
    made->label_at = peek().at;
    if (at(TokenKind::identifier))
        made->label = next().text;
    return made;
}

} // namespace toy

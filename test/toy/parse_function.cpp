// parse_function.cpp -- function types and literals, and the lists of their parameters and results.
//
// `func(...) ...` begins a type; where an operand is wanted and a brace follows, it was the head of a literal.
#include "parser.h"

#include <algorithm>
#include <utility>

namespace toy {

// Reads `int, string)` or `a, b int, c string)`. In the first form every name is a type; one element with a name and a
// type makes it the second, in which a name alone waits for the type behind it.
std::vector<WrittenField> Parser::signature_list() {
    std::vector<WrittenField> list;
    bool has_names = false;
    while (starts_type()) {
        WrittenField made = {"", peek().at, nullptr};
        if (at(TokenKind::identifier) && !name_is_alone()) {
            made.name = next().text;
            has_names = true;
        }
        made.type = type();
        list.push_back(std::move(made));
        if (!take(TokenKind::comma))
            break;
    }
    expect(TokenKind::right_parenthesis, "a type or \")\"");
    WrittenPointer behind;
    for (std::size_t i = list.size(); has_names && i-- > 0;) {
        WrittenField &made = list[i];
        if (made.name.empty() && (behind == nullptr || made.type->kind != WrittenType::Kind::name)) {
            diagnostics_.error(made.at, "either all have a name or none");
            break;
        }
        if (made.name.empty())
            made.name = std::exchange(made.type, behind)->name;
        behind = made.type;
    }
    return list;
}

// What stands behind the parameters: nothing, a type, or a list.
std::vector<WrittenField> Parser::result_list() {
    std::vector<WrittenField> list;
    if (take(TokenKind::left_parenthesis))
        return signature_list();
    const Position begin = peek().at;
    if (starts_type())
        list.push_back({"", begin, type()});
    return list;
}

void Parser::function_type(WrittenType &made) {
    next();
    made.kind = WrittenType::Kind::function;
    if (!expect(TokenKind::left_parenthesis, "\"(\""))
        return;
    made.fields = signature_list();
    made.results = result_list();
}

// A parameter or a named result.
Variable *Parser::local(Function &function, const WrittenField &from) {
    function.locals.push_back(std::make_unique<Variable>());
    Variable *made = function.locals.back().get();
    made->name = from.name.empty() ? "_" : from.name;
    made->at = from.at;
    made->written = from.type;
    return made;
}

// The body behind a function's type. Its statements count for the height of the expression, so that nothing which
// walks the tree goes deeper than the height says.
ExpressionPointer Parser::function_literal(const WrittenType &written) {
    ExpressionPointer made = node(Expression::Kind::literal, written.at);
    made->literal = std::make_shared<Function>();
    Function &function = *made->literal;
    function.at = written.at;
    for (const WrittenField &field : written.fields)
        function.parameters.push_back(local(function, field));
    set_results(function, written.results);
    const bool in_head = in_head_;
    const int tallest = std::exchange(tallest_, 0);
    function.body = block(function.closed_at);
    in_head_ = in_head;
    made->height = tallest_ + 1;
    tallest_ = std::max(tallest, made->height);
    return grown(std::move(made));
}

void Parser::set_results(Function &function, const std::vector<WrittenField> &list) {
    for (const WrittenField &field : list) {
        function.written_results.push_back(field.type);
        if (!field.name.empty())
            function.results.push_back(local(function, field));
    }
}

} // namespace toy

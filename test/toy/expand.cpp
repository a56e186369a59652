// expand.cpp -- statements that are made of simpler ones: range loops, and operations on what is no plain variable.
//
// The simpler statements use hidden variables; they are checked like written ones.
#include "build_tree.h"
#include "checker.h"

namespace toy {
namespace {

constexpr int iterator_words = 10; // pd_map_iterator's reserved ones

StatementPointer step(const char *name, ExpressionPointer by) {
    const Position at = by->at;
    return assign_of(hidden(name, at), binary_of(TokenKind::plus, hidden(name, at), std::move(by)));
}

ExpressionPointer copy_of_name(const Expression &name) {
    auto made = std::make_unique<Expression>();
    made->kind = Expression::Kind::name;
    made->at = name.at;
    made->name = name.name;
    return made;
}

} // namespace

// `T op= v`: the address of T is computed once. A map's element has none: there it is the map and the key.
void Checker::operation(Statement &statement) {
    ExpressionPointer target = std::move(statement.targets.front());
    const Position at = statement.at;
    statement.expansion = block_of(at);
    std::vector<StatementPointer> &body = statement.expansion->body;
    const bool is_index = target->kind == Expression::Kind::index && target->right != nullptr;
    auto place = [&]() -> ExpressionPointer {
        if (target == nullptr)
            return index_of(hidden("map", at), hidden("key", at));
        return pointee_of(hidden("place", at));
    };
    open_scope();
    const Type *whole = is_index ? value(*target->left) : nullptr;
    if (whole != nullptr && whole->kind == Type::Kind::map) {
        body.push_back(define_hidden("map", std::move(target->left)));
        body.push_back(declare_of(hidden("key", at), whole->key));
        body.push_back(assign_of(hidden("key", at), std::move(target->right)));
        target = nullptr;
    }
    auto operation_on = [&] {
        ExpressionPointer made = binary_of(statement.operation, place(), std::move(statement.values.front()));
        made->at = at;
        return assign_of(place(), std::move(made));
    };
    if (target == nullptr) {
        body.push_back(operation_on());
    } else {
        ExpressionPointer address = home_of(std::move(target));
        const Type *type = check(*address);
        if (type->kind == Type::Kind::invalid) {
            value(*statement.values.front());
            return close_scope();
        }
        target = std::make_unique<Expression>();
        body.push_back(define_hidden("place", std::move(address)));
        body.push_back(operation_on());
    }
    statements(body);
    close_scope();
}

// The variables of the range loop: declared once, in front of the loop.
void Checker::range_variables(Statement &statement, Statement &block, const Type *first, const Type *second) {
    const Type *types[] = {first, second};
    for (std::size_t i = 0; i < statement.targets.size(); i++) {
        Expression &target = *statement.targets[i];
        if (types[i] == nullptr)
            error(target.at, "range gives one value here");
        else if (statement.defines && target.kind != Expression::Kind::name)
            error(target.at, "only a name can stand left of :=");
        else if (statement.defines && target.name != "_")
            block.body.push_back(declare_of(copy_of_name(target), types[i]));
    }
}

void Checker::range(Statement &statement) {
    Expression &source = *statement.values.front();
    const Position at = source.at;
    open_scope();
    const Type *type = typed(source);
    statement.expansion = block_of(at);
    Statement &block = *statement.expansion;
    if (type->kind == Type::Kind::invalid) {
        statements(statement.body);
        return close_scope();
    }
    block.body.push_back(define_hidden("range", std::move(statement.values.front())));
    switch (type->kind) {
    case Type::Kind::integer:
    case Type::Kind::slice:
    case Type::Kind::array: range_indexed(statement, block, type); break;
    case Type::Kind::text: range_text(statement, block); break;
    case Type::Kind::map: range_map(statement, block, type); break;
    case Type::Kind::channel: range_channel(statement, block, type); break;
    default: error(at, "cannot range over " + spell(type));
    }
    statements(block.body);
    close_scope();
}

namespace {

// The loop itself: the statements in front of the body, the body.
StatementPointer loop_of(Statement &statement, std::vector<StatementPointer> head) {
    StatementPointer loop = make_statement(Statement::Kind::loop, statement.at);
    loop->closed_at = statement.closed_at;
    loop->label = statement.label;
    loop->label_at = statement.label_at;
    loop->body = std::move(head);
    StatementPointer body = block_of(statement.at);
    body->body = std::move(statement.body);
    body->closed_at = statement.closed_at;
    loop->body.push_back(std::move(body));
    return loop;
}

// Stores the values of a turn to the targets there are.
std::vector<StatementPointer> turn(Statement &statement, ExpressionPointer first, ExpressionPointer second) {
    std::vector<StatementPointer> head;
    ExpressionPointer *values[] = {&first, &second};
    for (std::size_t i = 0; i < statement.targets.size() && i < 2; i++)
        if (*values[i] != nullptr)
            head.push_back(assign_of(std::move(statement.targets[i]), std::move(*values[i])));
    return head;
}

} // namespace

// Elements 0 to n - 1 of a slice or an array, or the numbers below n.
void Checker::range_indexed(Statement &statement, Statement &block, const Type *type) {
    const Position at = block.at;
    const bool is_number = type->kind == Type::Kind::integer;
    range_variables(statement, block, is_number ? type : &type_int, is_number ? nullptr : type->element);
    block.body.push_back(declare_of(hidden("at", at), is_number ? type : &type_int));
    if (!is_number)
        block.body.push_back(define_hidden("count", call_of(Builtin::len, hidden("range", at))));
    auto element = is_number ? nullptr : index_of(hidden("range", at), hidden("at", at));
    StatementPointer loop = loop_of(statement, turn(statement, hidden("at", at), std::move(element)));
    loop->condition = binary_of(TokenKind::less, hidden("at", at), hidden(is_number ? "range" : "count", at));
    loop->after = step("at", number_of(1, at));
    block.body.push_back(std::move(loop));
}

// The runes of a string and where they begin.
void Checker::range_text(Statement &statement, Statement &block) {
    const Position at = block.at;
    auto rune = [&] { return hidden("rune", at); };
    range_variables(statement, block, &type_int, &type_rune);
    block.body.push_back(declare_of(rune(), array_of(&type_rune, 1))); // an array, because it has an address
    block.body.push_back(declare_of(hidden("at", at), &type_int));
    block.body.push_back(declare_of(hidden("width", at), &type_int));
    block.body.push_back(define_hidden("count", call_of(Builtin::len, hidden("range", at))));
    std::vector<StatementPointer> head;
    head.push_back(assign_of(hidden("width", at),
                             call_of(Builtin::decode, hidden("range", at), hidden("at", at), home_of(rune()))));
    for (StatementPointer &part : turn(statement, hidden("at", at), index_of(rune(), number_of(0, at))))
        head.push_back(std::move(part));
    StatementPointer loop = loop_of(statement, std::move(head));
    loop->condition = binary_of(TokenKind::less, hidden("at", at), hidden("count", at));
    loop->after = step("at", hidden("width", at));
    block.body.push_back(std::move(loop));
}

void Checker::range_map(Statement &statement, Statement &block, const Type *type) {
    const Position at = block.at;
    auto iterator = [&] { return hidden("iterator", at); };
    const Type *kept = structure_of({{"key", pointer_to(type->key)},
                                     {"value", pointer_to(type->element)},
                                     {"reserved", array_of(&type_int, iterator_words)}});
    range_variables(statement, block, type->key, type->element);
    block.body.push_back(declare_of(iterator(), kept));
    block.body.push_back(statement_of(call_of(Builtin::iterate, home_of(iterator()), hidden("range", at))));
    StatementPointer loop = loop_of(statement, turn(statement, pointee_of(field_of(iterator(), "key")),
                                                    pointee_of(field_of(iterator(), "value"))));
    loop->condition = binary_of(TokenKind::not_equal, field_of(iterator(), "key"), nil_of(at));
    loop->after = statement_of(call_of(Builtin::advance, home_of(iterator())));
    block.body.push_back(std::move(loop));
}

// Values until the channel is closed.
void Checker::range_channel(Statement &statement, Statement &block, const Type *type) {
    const Position at = block.at;
    range_variables(statement, block, type->element, nullptr);
    block.body.push_back(declare_of(hidden("value", at), type->element));
    block.body.push_back(declare_of(hidden("ok", at), &type_bool));
    auto receive = std::make_unique<Expression>();
    receive->kind = Expression::Kind::receive;
    receive->at = at;
    receive->left = hidden("range", at);
    std::vector<StatementPointer> head;
    head.push_back(assign_of(hidden("value", at), std::move(receive)));
    head.back()->targets.push_back(hidden("ok", at));
    StatementPointer leave = make_statement(Statement::Kind::leave, at);
    StatementPointer check = make_statement(Statement::Kind::branch, at);
    auto condition = std::make_unique<Expression>();
    condition->kind = Expression::Kind::unary;
    condition->operation = TokenKind::bang;
    condition->at = at;
    condition->left = hidden("ok", at);
    check->condition = std::move(condition);
    check->body.push_back(std::move(leave));
    head.push_back(std::move(check));
    for (StatementPointer &part : turn(statement, hidden("value", at), nullptr))
        head.push_back(std::move(part));
    block.body.push_back(loop_of(statement, std::move(head)));
}

} // namespace toy

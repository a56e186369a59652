// emit_statement.cpp -- statements.
#include "emitter.h"

namespace toy {

void Emitter::statements(const std::vector<StatementPointer> &list) {
    for (const StatementPointer &part : list)
        statement(*part);
}

void Emitter::statement(const Statement &statement) {
    temporary_bytes_ = 0;
    if (statement.kind != Statement::Kind::block && statement.kind != Statement::Kind::constant &&
        statement.kind != Statement::Kind::type)
        source_line(statement.at);
    switch (statement.kind) {
    case Statement::Kind::block: return statements(statement.body);
    case Statement::Kind::expression: return drop(*statement.values.front());
    case Statement::Kind::constant: return;
    case Statement::Kind::declare:
    case Statement::Kind::assign: return assign(statement);
    case Statement::Kind::branch: return branch_statement(statement);
    case Statement::Kind::loop: return loop(statement);
    case Statement::Kind::leave: return code("jmp ", loop_of(statement).end);
    case Statement::Kind::repeat: return code("jmp ", loop_of(statement).next);
    case Statement::Kind::give: return give(statement);
    case Statement::Kind::start: return start(statement);
    case Statement::Kind::defer: return defer(statement);
    case Statement::Kind::send: return send(statement);
    case Statement::Kind::type: return;
    case Statement::Kind::range: return this->statement(*statement.expansion);
    case Statement::Kind::choice: return choice(statement);
    case Statement::Kind::select: return select(statement);
    }
}

// Computes for the effect alone.
void Emitter::drop(const Expression &expression) {
    if (expression.kind == Expression::Kind::receive)
        receive(expression);
    else
        call_expression(expression);
}

void Emitter::branch_statement(const Statement &statement) {
    if (statement.before != nullptr) {
        this->statement(*statement.before);
        temporary_bytes_ = 0;
    }
    const std::string otherwise = new_label("else"), end = new_label("end");
    branch(*statement.condition, false, otherwise, 0);
    statements(statement.body);
    if (statement.otherwise == nullptr)
        return label(otherwise);
    code("jmp ", end);
    label(otherwise);
    this->statement(*statement.otherwise);
    label(end);
}

// The condition stands below the body, so that a turn takes one jump.
void Emitter::loop(const Statement &statement) {
    if (statement.before != nullptr)
        this->statement(*statement.before);
    const std::string body = new_label("body"), test = new_label("test");
    loops_.push_back({new_label("next"), new_label("end"), &statement});
    const Loop names = loops_.back();
    if (statement.condition != nullptr)
        code("jmp ", test);
    label(body);
    statements(statement.body);
    label(names.next);
    temporary_bytes_ = 0;
    if (statement.after != nullptr)
        this->statement(*statement.after);
    label(test);
    temporary_bytes_ = 0;
    if (statement.condition != nullptr)
        branch(*statement.condition, true, body, 0);
    else
        code("jmp ", body);
    label(names.end);
    loops_.pop_back();
}

// The conditions first, one after the other; then the bodies, each of which ends behind them all.
void Emitter::choice(const Statement &statement) {
    if (statement.before != nullptr)
        this->statement(*statement.before);
    if (statement.expansion != nullptr)
        this->statement(*statement.expansion);
    const std::string end = new_label("end");
    std::vector<std::string> bodies;
    std::string otherwise = end;
    for (const Clause &clause : statement.clauses) {
        bodies.push_back(new_label(clause.is_default ? "default" : "case"));
        if (clause.is_default)
            otherwise = bodies.back();
        for (const ExpressionPointer &condition : clause.values) {
            temporary_bytes_ = 0;
            source_line(condition->at);
            branch(*condition, true, bodies.back(), 0);
        }
    }
    code("jmp ", otherwise);
    loops_.push_back({loops_.empty() ? "" : loops_.back().next, end, &statement});
    for (std::size_t i = 0; i < statement.clauses.size(); i++) {
        label(bodies[i]);
        statements(statement.clauses[i].body);
        if (!statement.clauses[i].falls_through)
            code("jmp ", end);
    }
    loops_.pop_back();
    label(end);
}

// Loads what lies at a place to where results of its type are expected.
void Emitter::load_result(const Place &from, const Type *type) {
    const char *words[] = {"rax", "rdx"};
    int word = 0, real = 0;
    std::int64_t offset = 0;
    for (Part part : parts_of(type)) {
        if (part == Part::word)
            code("mov ", words[word++], ", ", at(within(from, offset)));
        else
            code("movsd xmm", std::to_string(real++), ", ", at(within(from, offset)));
        offset += 8;
    }
}

void Emitter::give(const Statement &statement) {
    const Function &function = *function_;
    const Type *type = function.result;
    if (!function.results.empty()) {
        give_results(statement);
    } else if (type->kind == Type::Kind::tuple) {
        give_several(statement);
    } else if (!statement.values.empty()) {
        const Expression &value = *statement.values.front();
        if (is_word(type)) {
            word(value, Register::rax, 0);
        } else if (is_two_words(type)) {
            two_words(value);
        } else if (type->kind == Type::Kind::real) {
            real(value, 0);
        } else if (results_in_memory(function.result)) {
            into(value, {"", 0, result_slot_});
            load(Register::rax, cell(result_slot_));
        } else {
            load_result(in_memory(value), type);
        }
    }
    code("jmp .return");
}

void Emitter::give_several(const Statement &statement) {
    const Function &function = *function_;
    const Type *type = function.result;
    std::vector<Held> values = statement.values.size() > 1 ? computed(statement.values, false)
                                                                  : call_several(*statement.values.front());
    const std::vector<Field> &results = type->fields;
    std::vector<const Type *> types;
    for (const Field &field : results)
        types.push_back(field.type);
    change_types(values, types);
    if (results.size() == 2 && is_word(results[0].type) && is_word(results[1].type) && offset_of(type, 1) == 8) {
        load(Register::rax, values[0].words[0]);
        return load(Register::rdx, values[1].words[0]);
    }
    const bool in_memory = results_in_memory(function.result);
    const Place to = in_memory ? Place{"", 0, result_slot_} : frame(temporary(words_of(type)));
    for (std::size_t i = 0; i < results.size(); i++) {
        store_held(within(to, offset_of(type, i)), values[i]);
    }
    if (in_memory)
        load(Register::rax, cell(result_slot_));
    else
        load_result(to, type);
}

void Emitter::send(const Statement &statement) {
    const Expression &value = *statement.values.front();
    const Held channel = held(*statement.targets.front());
    const Place place = in_memory(value);
    call("pd_chan_send", {of_held(channel), address_of(place)});
}

} // namespace toy

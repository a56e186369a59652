// emit_statement.cpp -- statements.
#include "emitter.h"

namespace toy {

void Emitter::statements(const std::vector<StatementPointer> &list) {
    for (const StatementPointer &part : list)
        statement(*part);
}

void Emitter::statement(const Statement &statement) {
    temporary_bytes_ = 0;
    if (statement.kind != Statement::Kind::block && statement.kind != Statement::Kind::constant)
        source_line(statement.at);
    switch (statement.kind) {
    case Statement::Kind::block: return statements(statement.body);
    case Statement::Kind::expression: return drop(*statement.values.front());
    case Statement::Kind::constant: return;
    case Statement::Kind::declare:
    case Statement::Kind::assign: return assign(statement);
    case Statement::Kind::branch: return branch_statement(statement);
    case Statement::Kind::loop: return loop(statement);
    case Statement::Kind::leave: return code("jmp ", loops_.back().end);
    case Statement::Kind::repeat: return code("jmp ", loops_.back().next);
    case Statement::Kind::give: return give(statement);
    case Statement::Kind::start: return start(statement);
    case Statement::Kind::send: return send(statement);
    }
}

// Computes for the effect alone.
void Emitter::drop(const Expression &expression) {
    if (expression.kind == Expression::Kind::receive)
        receive(expression);
    else
        call_expression(expression);
}

// Computes several values in their order; gives operands that stay until they are used. Variables are copied where
// what uses the operands writes variables.
std::vector<Emitter::Words> Emitter::computed(const std::vector<ExpressionPointer> &list, bool copy_variables) {
    std::vector<Words> values;
    for (const ExpressionPointer &source : list) {
        values.push_back(settled(*source));
        if (source->kind != Expression::Kind::variable || !copy_variables)
            continue;
        Words copy = cells(temporary(words_of(source->type)), words_of(source->type));
        for (std::size_t i = 0; i < copy.size(); i++) {
            load(Register::rax, values.back()[i]);
            code("mov ", copy[i], ", rax");
        }
        values.back() = copy;
    }
    return values;
}

void Emitter::store_variable(const Variable *variable, const Words &words) {
    if (variable == nullptr)
        return;
    for (std::size_t i = 0; i < words.size(); i++)
        store(home(*variable, static_cast<int>(i)), words[i]);
}

void Emitter::assign(const Statement &statement) {
    const auto &variables = statement.variables;
    if (statement.values.empty()) {
        for (const Variable *variable : variables)
            if (variable != nullptr)
                store_variable(variable, Words(static_cast<std::size_t>(words_of(variable->type)), "0"));
        return;
    }
    if (variables.size() == 1)
        return assign_one(variables.front(), *statement.values.front());
    std::vector<Words> values;
    if (statement.values.size() == variables.size()) {
        values = computed(statement.values, true);
    } else if (const Expression &source = *statement.values.front(); source.kind == Expression::Kind::receive) {
        const int slot = receive(source);
        code("movzx eax, al");
        values = {cells(slot, words_of(source.type)), {"rax"}};
    } else {
        values = call_pair(source);
    }
    for (std::size_t i = 0; i < variables.size(); i++)
        store_variable(variables[i], values[i]);
}

void Emitter::assign_one(const Variable *variable, const Expression &value) {
    if (words_of(value.type) == 2) {
        text(value);
        return store_variable(variable, {"rax", "rdx"});
    }
    if (is_leaf(value))
        return store_variable(variable, leaf(value));
    if (variable != nullptr && variable->home_register >= 0 && !reads_late(value, variable))
        return word(value, static_cast<Register>(variable->home_register), 0);
    word(value, Register::rax, 0);
    store_variable(variable, {"rax"});
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
    loops_.push_back({new_label("next"), new_label("end")});
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

void Emitter::give(const Statement &statement) {
    const Function &function = *function_;
    if (statement.values.size() == 1 && function.results.size() == 1) {
        if (words_of(function.results[0]) == 2)
            text(*statement.values[0]);
        else
            word(*statement.values[0], Register::rax, 0);
    }
    if (function.results.size() == 2) {
        std::vector<Words> values = statement.values.size() == 2 ? computed(statement.values, false)
                                                                  : call_pair(*statement.values.front());
        if (results_in_memory(function)) {
            load(Register::rdx, cell(result_slot_));
            int offset = 0;
            for (const Words &words : values)
                for (const std::string &operand : words) {
                    store("qword [rdx + " + std::to_string(offset) + "]", operand);
                    offset += 8;
                }
            load(Register::rax, "rdx");
        } else {
            load(Register::rax, values[0][0]);
            load(Register::rdx, values[1][0]);
            if (function.results[0] == &type_bool && function.results[1] == &type_bool)
                code("mov ah, dl"); // as C packs them
        }
    }
    code("jmp .return");
}

// Arguments are computed here and now. One word can be handed over as it is; more go by way of a block.
void Emitter::start(const Statement &statement) {
    const Expression &source = *statement.values.front();
    const Function &function = *source.function;
    const std::string symbol = (function.is_extern ? "$" : "") + function.symbol;
    const auto &parameters = function.parameters;
    if (starts_directly(function)) {
        Argument argument = parameters.empty() ? of_words({"0"}) : computed_from(*source.arguments.front());
        return call("pd_go", {of_words({"&[rel " + symbol + "]"}), argument});
    }
    int words = 0, word_index = 0;
    for (const Variable *parameter : parameters)
        words += words_of(parameter->type);
    const int block = temporary(words);
    for (const ExpressionPointer &argument : source.arguments)
        for (const std::string &operand : settled(*argument))
            store(cell(block + 8 * word_index++), operand);
    call("pd_go_copy", {of_words({"&[rel main." + function.name + ".go]"}), of_words({"&" + at_frame(block)}),
                        of_words({std::to_string(8 * words)})});
}

void Emitter::send(const Statement &statement) {
    const Expression &value = *statement.values.front();
    Words channel = settled(*statement.targets.front());
    Words words = settled(value);
    const int slot = temporary(words_of(value.type));
    for (std::size_t i = 0; i < words.size(); i++)
        store(cell(slot + 8 * static_cast<int>(i)), words[i]);
    call("pd_chan_send", {of_words(channel), of_words({"&" + at_frame(slot)})});
}

} // namespace toy

// initialise.cpp -- in which order globals get their values, and the functions that the compiler adds.
//
// As in Go: the next global to be initialised is the earliest in the text whose value depends on no global that still
// waits, where a function depends on all it mentions. A constant has its turn like the rest, though it becomes data.
#include "build_tree.h"
#include "checker.h"

namespace toy {
namespace {

bool is_constant(const Statement &statement) {
    for (const ExpressionPointer &value : statement.values)
        if (value->kind != Expression::Kind::constant)
            return false;
    return true;
}

} // namespace

// Adds what a function mentions, and what the functions called by it mention.
void Checker::reach(const Function &from, std::set<const Function *> &seen, std::set<Variable *> &globals) const {
    std::vector<const Function *> waiting = {&from};
    while (!waiting.empty()) {
        const Function *function = waiting.back();
        waiting.pop_back();
        if (!seen.insert(function).second)
            continue;
        globals.insert(function->globals.begin(), function->globals.end());
        waiting.insert(waiting.end(), function->calls.begin(), function->calls.end());
    }
}

bool Checker::is_ready(const Initial &initial) {
    std::set<const Function *> seen;
    std::set<Variable *> globals;
    reach(initial.mentions, seen, globals);
    for (const auto &other : initials_)
        if (!other->emitted)
            for (Variable *variable : other->statement->variables)
                if (variable != nullptr && globals.contains(variable))
                    return false;
    return true;
}

// Marks constant globals as data, and sorts initials_ so that the rest stand in the order of their initialisation.
void Checker::order_initials() {
    std::vector<std::unique_ptr<Initial>> sorted;
    for (auto &initial : initials_)
        initial->emitted = initial->statement->values.empty();
    for (;;) {
        Initial *next = nullptr, *waiting = nullptr;
        for (auto &initial : initials_) {
            if (initial->emitted)
                continue;
            waiting = initial.get();
            if (is_ready(*initial)) {
                next = initial.get();
                break;
            }
        }
        if (waiting == nullptr)
            break;
        if (next == nullptr)
            return error(waiting->statement->at,
                         "the value of " + waiting->statement->targets.front()->name + " depends on itself");
        next->emitted = true;
        if (is_constant(*next->statement)) {
            for (std::size_t i = 0; i < next->statement->values.size(); i++)
                if (next->statement->variables[i] != nullptr)
                    next->statement->variables[i]->initial = next->statement->values[i].get();
            continue;
        }
        sorted.push_back(std::make_unique<Initial>());
        sorted.back()->statement = next->statement;
    }
    initials_ = std::move(sorted);
}

// main.init: the globals that need code, then every func init.
void Checker::make_init() {
    if (initials_.empty() && inits_.empty())
        return;
    auto made = std::make_unique<Function>();
    made->name = "init";
    made->symbol = "main.init";
    for (auto &initial : initials_) {
        for (StatementPointer &declaration : program_.declarations)
            if (declaration.get() == initial->statement) {
                declaration->kind = Statement::Kind::assign;
                made->body.push_back(std::move(declaration));
                break;
            }
    }
    for (Function *init : inits_)
        made->body.push_back(statement_of(call_of(*init, init->at)));
    program_.functions.push_back(std::move(made));
}

// The return of main ends the program. Where the program itself calls main, that return is an ordinary one: then the
// written function is main.main.body, and main.main calls it and ends the program.
void Checker::split_main() {
    Function *written = nullptr;
    for (auto &function : program_.functions)
        if (function->symbol == "main.main" && !function->is_extern)
            written = function.get();
    if (written == nullptr)
        return;
    if (!written->is_called) {
        written->ends_program = true;
        return;
    }
    written->symbol = "main.main.body";
    auto made = std::make_unique<Function>();
    made->name = "main";
    made->symbol = "main.main";
    made->at = written->at;
    made->ends_program = true;
    made->body.push_back(statement_of(call_of(*written, written->at)));
    program_.functions.push_back(std::move(made));
}

} // namespace toy

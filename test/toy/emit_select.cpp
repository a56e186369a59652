// emit_select.cpp -- select, and where jumps lead.
//
// The cases are pd_select_cases in the frame, next to each other; what they send and receive lies in the frame, too.
// Like everything that waits for the end of a statement they are temporary: the head of the case that has taken place
// reads them before the first statement of its body is come by.
#include "emitter.h"

namespace toy {
namespace {

// pd_select_case, whose fields predawn.inc names too.
constexpr int case_bytes = 56, value_offset = 8, kind_offset = 16, ok_offset = 20;

// The receive in the head of a case, whose value may become an interface there.
const Expression &received_of(const Expression &value) {
    const Expression *receive = &value;
    while (!receive->is_selected)
        receive = receive->left.get();
    return *receive;
}

} // namespace

void Emitter::select(const Statement &statement) {
    if (statement.clauses.empty())
        return call("pd_block", {});
    int count = 0;
    for (const Clause &clause : statement.clauses)
        count += clause.is_default ? 0 : 1;
    const bool has_default = count < static_cast<int>(statement.clauses.size());
    const int cases = temporary(count * case_bytes / 8);
    std::vector<Selected> selected;
    for (const Clause &clause : statement.clauses)
        if (!clause.is_default)
            selected.push_back(
                select_case(*clause.communication, cases + case_bytes * static_cast<int>(selected.size())));
    source_line(statement.at);
    call(has_default ? "pd_select_try" : "pd_select",
         {of_words({"&" + at_frame(cases)}), of_words({std::to_string(count)})});

    const std::vector<std::string> bodies = select_branches(statement);
    const std::string end = new_label("end");
    loops_.push_back({loops_.empty() ? "" : loops_.back().next, end, &statement});
    const int waiting_bytes = temporary_bytes_;
    std::size_t number = 0;
    for (std::size_t i = 0; i < statement.clauses.size(); i++) {
        const Clause &clause = statement.clauses[i];
        label(bodies[i]);
        temporary_bytes_ = waiting_bytes;
        if (!clause.is_default)
            select_head(*clause.communication, selected[number++]);
        statements(clause.body);
        if (i + 1 < statement.clauses.size())
            code("jmp ", end);
    }
    loops_.pop_back();
    label(end);
}

// Jumps to the body whose case's number is in eax, the last where it is no other's. Gives the labels of the bodies.
std::vector<std::string> Emitter::select_branches(const Statement &statement) {
    std::vector<std::string> bodies, cases;
    std::string otherwise;
    for (const Clause &clause : statement.clauses) {
        bodies.push_back(new_label(clause.is_default ? "default" : "case"));
        if (clause.is_default)
            otherwise = bodies.back();
        else
            cases.push_back(bodies.back());
    }
    if (otherwise.empty()) {
        otherwise = cases.back();
        cases.pop_back();
    }
    for (std::size_t i = 0; i < cases.size(); i++) {
        code("cmp eax, ", std::to_string(i));
        code("je ", cases[i]);
    }
    code("jmp ", otherwise);
    return bodies;
}

// Computes the operands of a case, and fills in the case at this offset from rbp.
Emitter::Selected Emitter::select_case(const Statement &communication, int at) {
    source_line(communication.at);
    const bool is_send = communication.kind == Statement::Kind::send;
    const Expression &source = is_send ? *communication.values.front() : received_of(*communication.values.front());
    word(is_send ? *communication.targets.front() : *source.left, Register::rax, 0);
    code("mov ", cell(at), ", rax");
    const int received = is_send ? 0 : temporary(words_of(source.type));
    const Place value = is_send ? in_memory(source) : frame(received);
    store(cell(at + value_offset), address_of(value).value.words.front());
    code("mov dword ", at_frame(at + kind_offset), ", ", is_send ? "PD_SELECT_SEND" : "PD_SELECT_RECV");
    return {at, received};
}

// What is left to be done of a case that has taken place: storing what it received.
void Emitter::select_head(const Statement &communication, Selected selected) {
    selected_ = selected;
    if (communication.kind == Statement::Kind::assign) {
        source_line(communication.at);
        assign(communication);
    }
}

// What Emitter::receive gives of a receive that a select has carried out.
int Emitter::selected_value() {
    code("mov al, ", at_frame(selected_.case_at + ok_offset));
    return selected_.value_at;
}

// Where a break or a continue leads.
const Emitter::Loop &Emitter::loop_of(const Statement &jump) const {
    if (jump.destination == nullptr)
        return loops_.back();
    std::size_t i = loops_.size() - 1;
    while (loops_[i].statement != jump.destination)
        i--;
    return loops_[i];
}

} // namespace toy

// home.cpp -- which variables live in registers.
//
// Greedy: the variable with the greatest weight first, into the first register that is free during its scope. Saving
// and restoring a register costs two moves, so a variable that is hardly named stays in the frame.
#include "emitter.h"

#include <algorithm>

namespace toy {

std::vector<Register> assign_registers(Function &function) {
    constexpr Register candidates[] = {Register::rbx, Register::r12, Register::r13, Register::r14, Register::r15};
    constexpr int candidate_count = 5;
    constexpr long weight_min = 2;

    std::vector<Variable *> sorted;
    for (auto &variable : function.locals)
        if ((is_word(variable->type) || variable->boxed) && variable->weight >= weight_min)
            sorted.push_back(variable.get());
    std::sort(sorted.begin(), sorted.end(), [](const Variable *a, const Variable *b) {
        return a->weight != b->weight ? a->weight > b->weight : a->at < b->at;
    });

    std::vector<Variable *> residents[candidate_count];
    for (Variable *variable : sorted) {
        for (int i = 0; i < candidate_count; i++) {
            bool free = std::none_of(residents[i].begin(), residents[i].end(), [&](const Variable *other) {
                return variable->scope_begin <= other->scope_end && other->scope_begin <= variable->scope_end;
            });
            if (!free)
                continue;
            residents[i].push_back(variable);
            variable->home_register = static_cast<int>(candidates[i]);
            break;
        }
    }
    std::vector<Register> used;
    for (int i = 0; i < candidate_count; i++)
        if (!residents[i].empty())
            used.push_back(candidates[i]);
    return used;
}

} // namespace toy

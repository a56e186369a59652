// convention.cpp -- the System V calling convention for x86-64.
#include "convention.h"

namespace toy {

const char *name64(Register which) {
    constexpr const char *names[] = {"rax", "rcx", "rdx", "rbx", "rsi", "rdi", "r8",
                                     "r9",  "r10", "r11", "r12", "r13", "r14", "r15"};
    return names[static_cast<int>(which)];
}

const char *name32(Register which) {
    constexpr const char *names[] = {"eax", "ecx",  "edx",  "ebx",  "esi",  "edi",  "r8d",
                                     "r9d", "r10d", "r11d", "r12d", "r13d", "r14d", "r15d"};
    return names[static_cast<int>(which)];
}

ArgumentPlace ArgumentPlaces::next(int words) {
    constexpr int register_count = 6;
    if (registers_ + words <= register_count) {
        ArgumentPlace place = {true, registers_};
        registers_ += words;
        return place;
    }
    ArgumentPlace place = {false, stack_bytes_};
    stack_bytes_ += 8 * words;
    return place;
}

bool starts_directly(const Function &function) {
    if (results_in_memory(function) || function.parameters.size() > 1)
        return false;
    return function.parameters.empty() || words_of(function.parameters[0]->type) == 1;
}

bool results_in_memory(const Function &function) {
    return function.results.size() == 2 && (function.results[0] == &type_string || function.results[1] == &type_string);
}

} // namespace toy

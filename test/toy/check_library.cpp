// check_library.cpp -- the functions that library.cpp has, in the program that calls them.
#include "checker.h"

namespace toy {

// Around the package, so that its names hide them. Those that begin with _ are the library's own.
void Checker::enter_library() {
    if (library_ == nullptr)
        return;
    for (auto &function : library_->functions) {
        Entity entity;
        entity.kind = Entity::Kind::function;
        entity.function = function.get();
        if (!function->is_extern && !function->name.starts_with("_"))
            scopes_.back()[function->name] = entity;
    }
}

// Moves those that the program calls to it, and what they call.
void Checker::take_library() {
    if (library_ == nullptr)
        return;
    std::set<const Function *> reached;
    std::set<Variable *> globals;
    for (auto &function : program_.functions)
        reach(*function, reached, globals);
    for (auto &initial : initials_)
        reach(initial->mentions, reached, globals);
    for (auto &function : library_->functions)
        if (reached.contains(function.get()))
            program_.functions.push_back(std::move(function));
}

} // namespace toy

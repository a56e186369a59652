// member.h -- what `x.name` may be: the fields and methods of a type, and of what is embedded in it.
#pragma once

#include "type.h"

#include <string>
#include <vector>

namespace toy {

struct Member {
    enum class Kind { none, field, method, ambiguous };

    Kind kind = Kind::none;
    std::vector<std::size_t> path;  // the embedded fields that lead there; of a field, itself at last
    const Method *method = nullptr; // of the type that declares it, or of an interface
    const Type *owner = nullptr;    // that type
    bool by_pointer = false;        // one of the fields that lead there is a pointer
};

// Looks in the type, or in what an unnamed pointer points to; then in what is embedded, level by level.
Member find_member(const Type *type, const std::string &name);

// The methods that values of the type have, sorted by name: without those that want the address of a variable.
std::vector<Member> methods_of(const Type *type);

// The number of a method of an interface.
std::size_t number_of(const Type *interface, const std::string &method);

// Whether values of the type have the methods of the interface, and if not what is wrong: `missing method m`.
bool implements(const Type *type, const Type *interface);
std::string why_not_implemented(const Type *type, const Type *interface);

} // namespace toy

// member.cpp -- what `x.name` may be.
#include "member.h"

#include <algorithm>
#include <map>
#include <set>

namespace toy {
namespace {

using Kind = Type::Kind;

// A type in which is looked for members, and how one comes there.
struct Level {
    const Type *type;
    std::vector<std::size_t> path;
    bool by_pointer = false;
    bool is_double = false; // there is another way of the same length
};

const Type *pointed(const Type *type) {
    return type->kind == Kind::pointer && underlying(type) == type ? type->element : type;
}

// What is embedded in these types and was not seen before.
std::vector<Level> next_levels(const std::vector<Level> &levels, std::set<const Type *> &seen) {
    std::vector<Level> next;
    for (const Level &level : levels) {
        if (level.type->kind != Kind::structure)
            continue;
        for (std::size_t i = 0; i < level.type->fields.size(); i++) {
            const Field &field = level.type->fields[i];
            const Type *inner = pointed(field.type);
            if (!field.embedded || seen.contains(inner))
                continue;
            auto same = std::find_if(next.begin(), next.end(), [&](const Level &l) { return l.type == inner; });
            if (same != next.end()) {
                same->is_double = true;
                continue;
            }
            next.push_back({inner, level.path, level.by_pointer || inner != field.type, level.is_double});
            next.back().path.push_back(i);
        }
    }
    for (const Level &level : next)
        seen.insert(level.type);
    return next;
}

std::vector<Level> first_level(const Type *type, std::set<const Type *> &seen) {
    const Type *inner = pointed(type);
    if (inner != type && inner->kind == Kind::interface)
        return {}; // a pointer to an interface has no methods
    seen.insert(inner);
    return {{inner, {}, inner != type}};
}

// The members of this name in one type.
void look(const Level &level, const std::string &name, std::vector<Member> &found) {
    for (const Method &method : level.type->methods)
        if (method.name == name)
            found.push_back({Member::Kind::method, level.path, &method, level.type, level.by_pointer});
    if (level.type->kind != Kind::structure)
        return;
    for (std::size_t i = 0; i < level.type->fields.size(); i++) {
        if (level.type->fields[i].name != name)
            continue;
        found.push_back({Member::Kind::field, level.path, nullptr, level.type, level.by_pointer});
        found.back().path.push_back(i);
    }
    if (level.is_double && !found.empty())
        found.push_back(found.back());
}

} // namespace

Member find_member(const Type *type, const std::string &name) {
    std::set<const Type *> seen;
    for (std::vector<Level> levels = first_level(type, seen); !levels.empty(); levels = next_levels(levels, seen)) {
        std::vector<Member> found;
        for (const Level &level : levels)
            look(level, name, found);
        if (found.size() > 1)
            return {Member::Kind::ambiguous, {}, nullptr, nullptr, false};
        if (!found.empty())
            return found.front();
    }
    return {};
}

std::vector<Member> methods_of(const Type *type) {
    std::set<std::string> names;
    std::set<const Type *> seen;
    for (std::vector<Level> levels = first_level(type, seen); !levels.empty(); levels = next_levels(levels, seen))
        for (const Level &level : levels)
            for (const Method &method : level.type->methods)
                names.insert(method.name);
    std::vector<Member> list;
    for (const std::string &name : names) {
        const Member member = find_member(type, name);
        if (member.kind == Member::Kind::method && (member.by_pointer || !member.method->by_pointer))
            list.push_back(member);
    }
    return list;
}

std::size_t number_of(const Type *interface, const std::string &method) {
    std::size_t number = 0;
    while (number < interface->methods.size() && interface->methods[number].name != method)
        number++;
    return number;
}

std::string why_not_implemented(const Type *type, const Type *interface) {
    for (const Method &wanted : interface->methods) {
        const Member found = find_member(type, wanted.name);
        if (found.kind != Member::Kind::method)
            return "missing method " + wanted.name;
        if (found.method->signature != wanted.signature)
            return "wrong type for method " + wanted.name;
        if (found.method->by_pointer && !found.by_pointer)
            return "method " + wanted.name + " has pointer receiver";
    }
    return "";
}

bool implements(const Type *type, const Type *interface) {
    return why_not_implemented(type, interface).empty();
}

} // namespace toy

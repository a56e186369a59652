// type.cpp -- the types of values.
#include "type.h"

#include <deque>

namespace toy {

const Type type_invalid = {Type::Kind::invalid};
const Type type_none = {Type::Kind::none};
const Type type_pair = {Type::Kind::pair};
const Type type_nil = {Type::Kind::nil};
const Type type_int = {Type::Kind::integer};
const Type type_bool = {Type::Kind::boolean};
const Type type_string = {Type::Kind::text};

const Type *channel_of(const Type *element, bool sends, bool receives) {
    static std::deque<Type> channels; // a deque keeps the addresses of its elements
    for (const Type &type : channels)
        if (type.element == element && type.sends == sends && type.receives == receives)
            return &type;
    channels.push_back({Type::Kind::channel, element, sends, receives});
    return &channels.back();
}

std::string spell(const Type *type) {
    switch (type->kind) {
    case Type::Kind::invalid: return "invalid type";
    case Type::Kind::none: return "no value";
    case Type::Kind::pair: return "two values";
    case Type::Kind::nil: return "nil";
    case Type::Kind::integer: return "int";
    case Type::Kind::boolean: return "bool";
    case Type::Kind::text: return "string";
    case Type::Kind::channel: break;
    }
    const char *name = type->sends && type->receives ? "chan " : type->sends ? "chan<- " : "<-chan ";
    return name + spell(type->element);
}

bool assignable(const Type *from, const Type *to) {
    if (from == to || from == &type_invalid || to == &type_invalid)
        return true;
    if (to->kind != Type::Kind::channel)
        return false;
    if (from == &type_nil)
        return true;
    return from->kind == Type::Kind::channel && from->element == to->element && from->sends && from->receives;
}

int words_of(const Type *type) {
    return type == &type_string ? 2 : 1;
}

int element_bytes(const Type *type) {
    return type == &type_string ? 16 : type == &type_bool ? 1 : 8;
}

} // namespace toy

// layout.cpp -- how the values of a type lie in memory: as those of the equivalent C type.
#include "type.h"

#include <algorithm>

namespace toy {
namespace {

std::int64_t rounded(std::int64_t bytes, std::int64_t align) {
    return (bytes + align - 1) / align * align;
}

// Whether a value of `outer` holds one of `type` within itself. `depth` bounds the walk over types that are wrong.
bool contains(const Type *outer, const Type *type, int depth) {
    constexpr int depth_max = 100;
    if (depth > depth_max || outer == type)
        return true;
    if (outer->kind == Type::Kind::array)
        return contains(outer->element, type, depth + 1);
    if (outer->kind == Type::Kind::structure)
        for (const Field &field : outer->fields)
            if (contains(field.type, type, depth + 1))
                return true;
    return false;
}

} // namespace

bool is_infinite(const Type *type) {
    if (type->kind == Type::Kind::array)
        return contains(type->element, type, 0);
    return type->kind == Type::Kind::structure &&
           std::any_of(type->fields.begin(), type->fields.end(),
                       [&](const Field &field) { return contains(field.type, type, 0); });
}

std::int64_t align_of(const Type *type) {
    switch (type->kind) {
    case Type::Kind::integer:
    case Type::Kind::boolean: return type->size;
    case Type::Kind::array: return align_of(type->element);
    case Type::Kind::tuple:
    case Type::Kind::structure: {
        std::int64_t align = 1;
        for (const Field &field : type->fields)
            align = std::max(align, align_of(field.type));
        return align;
    }
    default: return 8;
    }
}

std::int64_t bytes_of(const Type *type) {
    switch (type->kind) {
    case Type::Kind::integer:
    case Type::Kind::boolean: return type->size;
    case Type::Kind::text:
    case Type::Kind::interface: return 16;
    case Type::Kind::slice: return 24;
    case Type::Kind::array: return type->length * bytes_of(type->element);
    case Type::Kind::tuple:
    case Type::Kind::structure: return rounded(offset_of(type, type->fields.size()), align_of(type));
    default: return 8;
    }
}

// For the number of fields: where the last one ends.
std::int64_t offset_of(const Type *structure, std::size_t field) {
    std::int64_t offset = 0;
    for (std::size_t i = 0; i < structure->fields.size(); i++) {
        offset = rounded(offset, align_of(structure->fields[i].type));
        if (i == field)
            return offset;
        offset += bytes_of(structure->fields[i].type);
    }
    return offset;
}

bool is_word(const Type *type) {
    switch (type->kind) {
    case Type::Kind::nil:
    case Type::Kind::integer:
    case Type::Kind::boolean:
    case Type::Kind::channel:
    case Type::Kind::pointer:
    case Type::Kind::function:
    case Type::Kind::map: return true;
    default: return false;
    }
}

bool is_direct(const Type *type) {
    return type->kind == Type::Kind::pointer || type->kind == Type::Kind::map || type->kind == Type::Kind::channel ||
           type->kind == Type::Kind::function;
}

bool is_two_words(const Type *type) {
    return type->kind == Type::Kind::text || type->kind == Type::Kind::interface;
}

int words_of(const Type *type) {
    return static_cast<int>((bytes_of(type) + 7) / 8);
}

} // namespace toy

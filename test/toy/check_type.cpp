// check_type.cpp -- which type a written one is.
//
// A named type is known by its name before it is known what it is made from, so that pointers to it can be made.
#include "checker.h"

#include <set>

namespace toy {

const Type *Checker::resolve(WrittenType &written) {
    using Kind = WrittenType::Kind;
    constexpr std::int64_t element_bytes_max = 65535; // of a channel
    if (written.type != nullptr)
        return written.type;
    const Type *element = written.element != nullptr ? resolve(*written.element) : nullptr;
    const Type *key = written.key != nullptr ? resolve(*written.key) : nullptr;
    const Type *made = &type_invalid;
    if (written.kind == Kind::name) {
        made = resolve_name(written);
    } else if (written.kind == Kind::interface) {
        made = resolve_interface(written);
    } else if (written.kind == Kind::structure) {
        made = resolve_structure(written);
    } else if (written.kind == Kind::function) {
        made = resolve_function(written);
    } else if (element == &type_invalid || key == &type_invalid || element == nullptr) {
        made = &type_invalid;
    } else if (written.kind == Kind::pointer) {
        made = pointer_to(element);
    } else if (written.kind == Kind::slice) {
        made = slice_of(element);
    } else if (written.kind == Kind::array) {
        made = resolve_array(written, element);
    } else if (written.kind == Kind::map) {
        if (is_comparable(key))
            made = map_of(key, element);
        else
            error(written.at, spell(key) + " cannot be the key of a map");
    } else if (written.kind == Kind::channel) {
        if (bytes_of(element) > element_bytes_max)
            error(written.at, "the values of a channel have at most 65,535 bytes");
        made = channel_of(element, written.sends, written.receives);
    }
    return written.type = made;
}

const Type *Checker::resolve_name(const WrittenType &written) {
    Entity *entity = find(written.name);
    if (entity == nullptr) {
        error(written.at, "undefined: " + written.name);
        return &type_invalid;
    }
    if (entity->kind != Entity::Kind::type) {
        error(written.at, written.name + " is no type");
        return &type_invalid;
    }
    complete(*entity);
    return entity->type;
}

const Type *Checker::resolve_array(WrittenType &written, const Type *element) {
    constexpr std::int64_t bytes_max = std::int64_t{1} << 30;
    if (written.length == nullptr) {
        error(written.at, "[...] stands only in front of a composite literal");
        return &type_invalid;
    }
    Expression &length = *written.length;
    if (!want(length, &type_int, "the length of an array"))
        return &type_invalid;
    if (length.kind != Expression::Kind::constant || length.value < 0) {
        error(length.at, "the length of an array is a constant that is not negative");
        return &type_invalid;
    }
    if (length.value * bytes_of(element) > bytes_max) {
        error(length.at, "an array has at most 1 GiB");
        return &type_invalid;
    }
    return array_of(element, static_cast<std::int64_t>(length.value));
}

const Type *Checker::resolve_structure(const WrittenType &written) {
    std::vector<Field> fields;
    std::set<std::string> names;
    bool good = true;
    for (const WrittenField &field : written.fields) {
        if (field.name != "_" && !names.insert(field.name).second)
            error(field.at, "field " + field.name + " is declared twice");
        fields.push_back({field.name, field.type != nullptr ? resolve(*field.type) : &type_invalid, field.embedded});
        good = good && fields.back().type != &type_invalid;
    }
    return good ? structure_of(std::move(fields)) : &type_invalid;
}

// Finds out what a named type is made from. Where that asks for the type itself, it gets the incomplete one.
void Checker::complete(Entity &entity) {
    if (entity.kind != Entity::Kind::type || entity.incomplete == nullptr)
        return;
    Type *named = entity.incomplete;
    Statement &declaration = *entity.declaration;
    entity.incomplete = nullptr;
    // What is named in the declaration of a package's type is looked for in the package.
    std::vector<Scope> inner;
    const bool is_global = scopes_[1].contains(named->name) && &scopes_[1][named->name] == &entity;
    while (is_global && scopes_.size() > 2) {
        inner.push_back(std::move(scopes_.back()));
        scopes_.pop_back();
    }
    const Type *from = resolve(*declaration.written);
    for (; !inner.empty(); inner.pop_back())
        scopes_.push_back(std::move(inner.back()));
    if (from == &type_invalid)
        return;
    if (from->kind != Type::Kind::invalid)
        complete_named(named, from);
    if (from->kind == Type::Kind::invalid || is_infinite(named)) {
        error(declaration.at, "type " + named->name + " contains itself");
        named->kind = Type::Kind::invalid;
        named->fields.clear();
    }
}

void Checker::declare_type(Statement &statement) {
    const Expression &target = *statement.targets.front();
    Entity entity;
    entity.kind = Entity::Kind::type;
    entity.incomplete = new_named(target.name);
    entity.type = entity.incomplete;
    entity.declaration = &statement;
    if (enter(target.at, target.name, entity))
        complete(*find(target.name));
}

} // namespace toy

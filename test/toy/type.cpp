// type.cpp -- the types of values: how they are made and what they have in common.
#include "type.h"

#include "member.h"

#include <algorithm>
#include <deque>

namespace toy {
namespace {

using Kind = Type::Kind;

Type basic(Kind kind, const char *name, int size = 8, bool is_signed = true, bool untyped = false) {
    Type made;
    made.kind = kind;
    made.name = name;
    made.size = size;
    made.is_signed = is_signed;
    made.untyped = untyped;
    return made;
}

bool same_fields(const Type &a, const Type &b) {
    return std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(),
                      [](const Field &x, const Field &y) {
                          return x.name == y.name && x.type == y.type && x.embedded == y.embedded;
                      });
}

bool same_methods(const Type &a, const Type &b) {
    return std::equal(a.methods.begin(), a.methods.end(), b.methods.begin(), b.methods.end(),
                      [](const Method &x, const Method &y) { return x.name == y.name && x.signature == y.signature; });
}

// The one type that is made like this.
const Type *interned(Type made) {
    static std::deque<Type> types; // a deque keeps the addresses of its elements
    for (const Type &type : types)
        if (type.kind == made.kind && type.element == made.element && type.key == made.key &&
            type.length == made.length && type.sends == made.sends && type.receives == made.receives &&
            same_fields(type, made) && same_methods(type, made))
            return &type;
    types.push_back(std::move(made));
    return &types.back();
}

const Type types_integer[] = {
    basic(Kind::integer, "int8", 1),          basic(Kind::integer, "int16", 2),
    basic(Kind::integer, "int64", 8),         basic(Kind::integer, "uint", 8, false),
    basic(Kind::integer, "uint16", 2, false), basic(Kind::integer, "uint32", 4, false),
    basic(Kind::integer, "uint64", 8, false),
};

} // namespace

const Type type_invalid = basic(Kind::invalid, "invalid type");
const Type type_none = basic(Kind::none, "no value");
const Type type_nil = basic(Kind::nil, "nil");
const Type type_int = basic(Kind::integer, "int");
const Type type_bool = basic(Kind::boolean, "bool", 1);
const Type type_string = basic(Kind::text, "string");
const Type type_float64 = basic(Kind::real, "float64");
const Type type_byte = basic(Kind::integer, "uint8", 1, false);
const Type type_rune = basic(Kind::integer, "int32", 4);
const Type type_any = basic(Kind::interface, "");
const Type type_untyped_int = basic(Kind::integer, "int", 8, true, true);
const Type type_untyped_rune = basic(Kind::integer, "int32", 8, true, true);
const Type type_untyped_float = basic(Kind::real, "float64", 8, true, true);
const Type type_untyped_string = basic(Kind::text, "string", 8, true, true);
const Type type_untyped_bool = basic(Kind::boolean, "bool", 1, true, true);

const Type *predeclared_type(const std::string &name) {
    if (name == "byte")
        return &type_byte;
    if (name == "rune")
        return &type_rune;
    if (name == "any")
        return &type_any;
    if (name == "error")
        return type_error();
    for (const Type *type : {&type_int, &type_bool, &type_string, &type_float64, &type_byte, &type_rune})
        if (type->name == name)
            return type;
    for (const Type &type : types_integer)
        if (type.name == name)
            return &type;
    return nullptr;
}

const Type *channel_of(const Type *element, bool sends, bool receives) {
    Type made;
    made.kind = Kind::channel;
    made.element = element;
    made.sends = sends;
    made.receives = receives;
    return interned(std::move(made));
}

const Type *pointer_to(const Type *element) {
    Type made;
    made.kind = Kind::pointer;
    made.element = element;
    return interned(std::move(made));
}

const Type *slice_of(const Type *element) {
    Type made;
    made.kind = Kind::slice;
    made.element = element;
    return interned(std::move(made));
}

const Type *array_of(const Type *element, std::int64_t length) {
    Type made;
    made.kind = Kind::array;
    made.element = element;
    made.length = length;
    return interned(std::move(made));
}

const Type *map_of(const Type *key, const Type *element) {
    Type made;
    made.kind = Kind::map;
    made.key = key;
    made.element = element;
    return interned(std::move(made));
}

const Type *structure_of(std::vector<Field> fields) {
    Type made;
    made.kind = Kind::structure;
    made.fields = std::move(fields);
    return interned(std::move(made));
}

const Type *tuple_of(const std::vector<const Type *> &types) {
    Type made;
    made.kind = Kind::tuple;
    for (const Type *type : types)
        made.fields.push_back({"", type});
    return interned(std::move(made));
}

const Type *function_of(const std::vector<const Type *> &parameters, const Type *result) {
    Type made;
    made.kind = Kind::function;
    made.element = result;
    for (const Type *type : parameters)
        made.fields.push_back({"", type});
    return interned(std::move(made));
}

const Type *result_of(const std::vector<const Type *> &results) {
    return results.empty() ? &type_none : results.size() == 1 ? results.front() : tuple_of(results);
}

const Type *interface_of(std::vector<Method> methods) {
    if (methods.empty())
        return &type_any;
    std::sort(methods.begin(), methods.end(), [](const Method &a, const Method &b) { return a.name < b.name; });
    Type made;
    made.kind = Kind::interface;
    made.methods = std::move(methods);
    return interned(std::move(made));
}

const Type *type_error() {
    static const Type *const made = [] {
        Type *named = new_named("error");
        Method method;
        method.name = "Error";
        method.signature = function_of({}, &type_string);
        complete_named(named, interface_of({method}));
        return named;
    }();
    return made;
}

Type *new_named(const std::string &name) {
    static std::deque<Type> types;
    types.emplace_back();
    types.back().name = name;
    return &types.back();
}

void complete_named(Type *named, const Type *from) {
    std::string name = std::move(named->name);
    std::vector<Method> methods = std::move(named->methods);
    *named = *underlying(from);
    named->name = std::move(name);
    if (named->kind != Kind::interface)
        named->methods = std::move(methods);
    named->underlying = underlying(from);
}

const Type *underlying(const Type *type) {
    return type->underlying != nullptr ? type->underlying : type;
}

static std::string spell_list(const std::vector<Field> &types) {
    std::string text;
    for (const Field &field : types)
        text += (&field == types.data() ? "" : ", ") + spell(field.type);
    return text;
}

std::string spell(const Type *type) {
    if (!type->name.empty())
        return type->name;
    switch (type->kind) {
    case Kind::tuple: return std::to_string(type->fields.size()) + " values";
    case Kind::pointer: return "*" + spell(type->element);
    case Kind::slice: return "[]" + spell(type->element);
    case Kind::array: return "[" + std::to_string(type->length) + "]" + spell(type->element);
    case Kind::map: return "map[" + spell(type->key) + "]" + spell(type->element);
    case Kind::channel: {
        const char *name = type->sends && type->receives ? "chan " : type->sends ? "chan<- " : "<-chan ";
        return name + spell(type->element);
    }
    case Kind::structure: {
        std::string text = "struct {";
        for (const Field &field : type->fields)
            text += (&field == type->fields.data() ? " " : "; ") + field.name + " " + spell(field.type);
        return text + (type->fields.empty() ? "}" : " }");
    }
    case Kind::interface: {
        std::string text;
        for (const Method &method : type->methods)
            text += (text.empty() ? "interface { " : "; ") + method.name + spell(method.signature).substr(4);
        return text.empty() ? "any" : text + " }";
    }
    case Kind::function: {
        const Type *result = type->element;
        std::string text = "func(" + spell_list(type->fields) + ")";
        if (result->kind == Kind::tuple)
            return text + " (" + spell_list(result->fields) + ")";
        return result == &type_none ? text : text + " " + spell(result);
    }
    default: return "type";
    }
}

const Type *default_of(const Type *type) {
    if (!type->untyped)
        return type;
    return type == &type_untyped_int     ? &type_int
           : type == &type_untyped_rune  ? &type_rune
           : type == &type_untyped_float ? &type_float64
           : type == &type_untyped_bool  ? &type_bool
                                         : &type_string;
}

bool can_be_nil(const Type *type) {
    return type->kind == Kind::channel || type->kind == Kind::pointer || type->kind == Kind::slice ||
           type->kind == Kind::map || type->kind == Kind::interface || type->kind == Kind::function;
}

bool assignable(const Type *from, const Type *to) {
    if (from == to || from->kind == Kind::invalid || to->kind == Kind::invalid)
        return true;
    if (from == &type_nil)
        return can_be_nil(to);
    if (to->kind == Kind::interface)
        return implements(from, to);
    const bool one_is_unnamed = from->name.empty() || to->name.empty();
    if (one_is_unnamed && underlying(from) == underlying(to))
        return true;
    return one_is_unnamed && from->kind == Kind::channel && to->kind == Kind::channel &&
           from->element == to->element && from->sends && from->receives;
}

bool is_numeric(const Type *type) {
    return type->kind == Kind::integer || type->kind == Kind::real;
}

bool is_comparable(const Type *type) {
    switch (type->kind) {
    case Kind::slice:
    case Kind::function:
    case Kind::map: return false;
    case Kind::array: return is_comparable(type->element);
    case Kind::structure:
        return std::all_of(type->fields.begin(), type->fields.end(),
                           [](const Field &field) { return is_comparable(field.type); });
    default: return true;
    }
}

} // namespace toy

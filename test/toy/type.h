// type.h -- the types of values.
//
// Types are interned: two are the same exactly when their addresses are. A named type (`type Point struct {...}`) is a
// type of its own with the kind and the parts of the type that it was made from, its `underlying` one. A named type is
// filled in after it is made, so that it can have pointers to itself: sizes are computed when they are asked for.
// Untyped types are those of constants that have not met a type yet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace toy {

struct Function;
struct Type;

struct Field {
    std::string name;
    const Type *type;
    bool embedded = false;
};

// Of a named type, or of an interface, which has no functions.
struct Method {
    std::string name;
    const Type *signature = nullptr; // without the receiver
    Function *function = nullptr;
    bool by_pointer = false; // the receiver is a pointer
};

struct Type {
    enum class Kind {
        invalid, // of an expression that is wrong and already reported
        none,    // of a call without a result
        tuple,   // of a call with several results, which are its fields
        nil,
        integer,
        boolean,
        real,
        text,
        channel,
        pointer,
        slice,
        array,
        map,
        structure,
        interface,
        function,
    };

    Kind kind = Kind::invalid;
    std::string name;              // of a named type, and of those that the language names
    const Type *element = nullptr; // channel, pointer, slice, array; a map's values; a function's result
    const Type *key = nullptr;     // map
    std::int64_t length = 0;       // array
    std::vector<Field> fields;     // structure, tuple; a function's parameters, without names
    bool sends = true;             // channel
    bool receives = true;
    int size = 8; // integer, real: bytes
    bool is_signed = true;
    bool untyped = false;
    std::vector<Method> methods; // an interface's sorted by name
    const Type *underlying = nullptr; // of a type that the program has named
};

extern const Type type_invalid, type_none, type_nil, type_int, type_bool, type_string, type_float64, type_byte,
    type_rune, type_any, type_untyped_int, type_untyped_rune, type_untyped_float, type_untyped_string,
    type_untyped_bool;

// The types that have a name of the language's own; null for another name.
const Type *predeclared_type(const std::string &name);

const Type *channel_of(const Type *element, bool sends, bool receives);
const Type *pointer_to(const Type *element);
const Type *slice_of(const Type *element);
const Type *array_of(const Type *element, std::int64_t length);
const Type *map_of(const Type *key, const Type *element);
const Type *structure_of(std::vector<Field> fields);
const Type *tuple_of(const std::vector<const Type *> &types);
const Type *function_of(const std::vector<const Type *> &parameters, const Type *result);

// The one result, or a tuple, or none.
const Type *result_of(const std::vector<const Type *> &results);

// The methods sorted by name, each only once.
const Type *interface_of(std::vector<Method> methods);

// interface { Error() string }, named `error`.
const Type *type_error();

// A new named type, and what it is made from, later.
Type *new_named(const std::string &name);
void complete_named(Type *named, const Type *from);

// The type as it is written.
std::string spell(const Type *type);

// The type without its name.
const Type *underlying(const Type *type);

// What an untyped constant becomes where nothing else is wanted.
const Type *default_of(const Type *type);

// Whether a value of type `from` may be stored in a variable of type `to`. Nothing more is said about invalid ones.
bool assignable(const Type *from, const Type *to);

bool is_numeric(const Type *type);
bool is_comparable(const Type *type);
bool can_be_nil(const Type *type);

// Layout: that of the equivalent C type.
std::int64_t bytes_of(const Type *type);
std::int64_t align_of(const Type *type);
std::int64_t offset_of(const Type *structure, std::size_t field);
bool is_infinite(const Type *type); // a struct that contains itself

// Whether a value is one word in a general register.
bool is_word(const Type *type);

// Whether it is one pointer, which an interface holds itself.
bool is_direct(const Type *type);

// Whether it is two words in general registers: a string, or an interface.
bool is_two_words(const Type *type);

// Eight-byte words in a slot of the frame.
int words_of(const Type *type);

} // namespace toy

// type.h -- the types of values.
//
// Types are interned: two are the same exactly when their addresses are. A channel type may allow only one direction;
// `chan T` is assignable to both of these.
#pragma once

#include <string>

namespace toy {

struct Type {
    enum class Kind {
        invalid, // of an expression that is wrong and already reported
        none,    // of a call without a result
        pair,    // of a call with two results
        nil,
        integer,
        boolean,
        text,
        channel,
    };

    Kind kind;
    const Type *element = nullptr; // channel
    bool sends = true;
    bool receives = true;
};

extern const Type type_invalid, type_none, type_pair, type_nil, type_int, type_bool, type_string;

const Type *channel_of(const Type *element, bool sends, bool receives);

// The type as it is written.
std::string spell(const Type *type);

// Whether a value of type `from` may be stored in a variable of type `to`. Nothing more is said about invalid ones.
bool assignable(const Type *from, const Type *to);

// Eight-byte words in a variable, in registers and in an argument block: 2 for a string, else 1.
int words_of(const Type *type);

// Bytes of a channel's element: those of the equivalent C type.
int element_bytes(const Type *type);

} // namespace toy

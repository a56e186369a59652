// itab.h -- Itab: a type's methods in the order of an interface, or the first method that the type lacks.
#pragma once

#include "predawn.h"

namespace predawn {

// A record of the cache; constant once others can see it. The methods stand behind it, as a pd_itab. What an interface
// and a type are only the one who matches them knows.
struct Itab {
    const void* interface;    // a pd_interface, but for other compilers
    const void* type;         // a pd_type, as the pd_itab's
    const pd_string* missing; // a method's name; null: the type has all

    const pd_itab* tab() const { return reinterpret_cast<const pd_itab*>(this + 1); } // only where none is missing
};

// The record of this pair, always the same one. Any goroutine or g0.
const Itab& itab_of(const pd_interface* interface, const pd_type* type);

// The same for interfaces and types of other kinds: `match`, under the cache's lock, sets `missing` of a record with
// room for `count` methods, or fills it.
using Match = void(Itab& itab, void (**fn)());
const Itab& itab_find(const void* interface, const void* type, int64_t count, Match match);

} // namespace predawn

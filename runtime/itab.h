// itab.h -- Itab: a type's methods in the order of an interface, or the first method that the type lacks.
#pragma once

#include "predawn.h"

namespace predawn {

// A record of the cache; constant once others can see it. The methods stand behind it, as a pd_itab.
struct Itab {
    const pd_interface* interface;
    const pd_type* type;
    const pd_string* missing; // a method's name; null: the type has all

    const pd_itab* tab() const { return reinterpret_cast<const pd_itab*>(this + 1); } // only where none is missing
};

// The record of this pair, always the same one. Any goroutine or g0.
const Itab& itab_of(const pd_interface* interface, const pd_type* type);

} // namespace predawn

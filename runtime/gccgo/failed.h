// failed.h -- what panics of types say: of a conversion of an interface, a comparison, a hash.
#pragma once

#include "runtime/gccgo/abi.h"

namespace predawn::gccgo {

struct Failed {
    const Type* interface;    // null: said without its name
    const Type* type;         // what it holds; null: nothing
    const Type* wanted;       // of an assertion
    const pd_string* missing; // a method of `interface`; else null
    const char* text;         // of what is no conversion: `type`'s name follows
};
[[noreturn]] void panic_failed(const Failed& failed);

} // namespace predawn::gccgo

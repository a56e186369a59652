// panic_type.h -- the panics of conversions between interfaces and types, with the text that Go has for each.
#pragma once

#include "runtime/itab.h"

namespace predawn {

// interface conversion: interface is nil, not main.I
[[noreturn]] void panic_nil_to_interface(const pd_interface* wanted);

// interface conversion: main.T is not main.I: missing method M
[[noreturn]] void panic_missing_method(const Itab& itab);

} // namespace predawn

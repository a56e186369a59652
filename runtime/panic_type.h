// panic_type.h -- the panics of conversions between interfaces and types, with the text that Go has for each.
#pragma once

#include "runtime/itab.h"

namespace predawn {

// interface conversion: interface is nil, not main.I
[[noreturn]] void panic_nil_to_interface(const pd_interface* wanted);

// interface conversion: main.T is not main.I: missing method M
[[noreturn]] void panic_missing_method(const Itab& itab);

// The texts by names, the last of them: interface conversion: main.I is main.T, not main.U. On a g0's stack.
pd_string text_is_nil(pd_string interface, pd_string wanted);
pd_string text_lacks(pd_string type, pd_string interface, pd_string method);
pd_string text_is_other(pd_string interface, pd_string type, pd_string wanted);

} // namespace predawn

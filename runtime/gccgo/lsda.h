// lsda.h -- what .gcc_except_table says of a call: where a function goes on when the call is left by an exception.
#pragma once

#include <stdint.h>

namespace predawn::gccgo {

// The landing pad for this pc; 0: the function has none, and is left with its callee.
uintptr_t landing_pad_of(uintptr_t pc);

} // namespace predawn::gccgo

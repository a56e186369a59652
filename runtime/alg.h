// alg.h -- how values of a type are hashed and compared, for who has only the type's table.
#pragma once

#include "predawn.h"

namespace predawn {

// `panic: TEXT` with the type's name behind.
[[noreturn]] void panic_of_type(const char* text, const pd_type* type);

} // namespace predawn

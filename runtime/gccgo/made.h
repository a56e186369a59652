// made.h -- whether a function may recover that reflect has called for a function it has made.
#pragma once

#include <stdint.h>

namespace predawn::gccgo {

// Between the pc that a deferred call is said to return to, and the return address, there is no more.
constexpr uintptr_t call_bytes = 16;

// Whether the caller has been called by reflect, and that for a function of reflect.MakeFunc, or for a method as a func
// value, and that one by the deferred call that returns to `returns`. Weak in defer.cpp: in a program without such
// functions it is not there.
bool may_recover_for_made(uintptr_t returns);

} // namespace predawn::gccgo

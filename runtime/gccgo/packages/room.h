// room.h -- runs a piece of code where there is more stack than what a prologue leaves below the limit.
//
// The engine has no prologues that ask for stack, and what packages call has none either: inline functions are the same
// for both, and the linker keeps one copy of each. So whatever goes deep, or has a large frame, says so.
#pragma once

#include "rt0/machine.h"
#include "runtime/limits.h"

namespace predawn::gccgo {

constexpr uintptr_t room_bytes = checked ? 8192 : 2048; // in all, with the engine's functions; test/style measures

template <typename F>
[[gnu::noinline]] void run_in_room(void* f) {
    (*static_cast<F*>(f))();
}

// Calls f() on this goroutine. Not where a lock is held.
template <typename F>
inline void with_room(F f) {
    rt0_call_with_room(run_in_room<F>, &f, room_bytes);
}

} // namespace predawn::gccgo

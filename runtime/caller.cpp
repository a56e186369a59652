// caller.cpp -- where a function returns to, and how to change that.
//
// A function has its return address above its frame's base, unless __morestack has called it on another segment: then
// what is there leads back to __morestack, whose own base was in rbp when the function saved that, and which returns by
// way of the address that the caller has pushed, above that base and its own return address.
#include "predawn.h"
#include "rt0/machine.h"

namespace {

constexpr int words_to_caller = 2; // from __morestack's base

uintptr_t* return_address(const void* frame) {
    uintptr_t* base = static_cast<uintptr_t*>(const_cast<void*>(frame));
    if (base[1] != reinterpret_cast<uintptr_t>(predawn::rt0_morestack_returned)) return base + 1;
    return reinterpret_cast<uintptr_t*>(base[0]) + words_to_caller;
}

} // namespace

extern "C" {

void* pd_get_caller_pc(const void* frame) { return reinterpret_cast<void*>(*return_address(frame)); }

void pd_set_caller_pc(void* frame, void* pc) { *return_address(frame) = reinterpret_cast<uintptr_t>(pc); }
}

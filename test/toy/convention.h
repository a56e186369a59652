// convention.h -- the System V calling convention for x86-64, as far as the language needs it.
//
// Arguments are one or two eight-byte words. A word goes to the next of six registers; a string to the next two, or
// whole to the stack where fewer than two are left. One result comes in rax or rax:rdx; two results come as C's struct
// of the two does: in rax and rdx if it has at most 16 bytes, else in memory that the caller gives, by an address
// that is passed as a first argument and comes back in rax.
#pragma once

#include "ast.h"

namespace toy {

enum class Register { rax, rcx, rdx, rbx, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15 };

const char *name64(Register which);
const char *name32(Register which);

constexpr Register argument_registers[] = {Register::rdi, Register::rsi, Register::rdx,
                                           Register::rcx, Register::r8,  Register::r9};

struct ArgumentPlace {
    bool in_registers;
    int index; // of the first register, or the offset of its first byte on the stack
};

// Hands out the places of a call's arguments in their order.
class ArgumentPlaces {
public:
    ArgumentPlace next(int words);
    int stack_bytes() const { return stack_bytes_; }

private:
    int registers_ = 0;
    int stack_bytes_ = 0;
};

// Whether a goroutine may start with this function itself, its argument being the one word it is given.
bool starts_directly(const Function &function);

// Whether the results come in memory: two, of which one is a string.
bool results_in_memory(const Function &function);

} // namespace toy

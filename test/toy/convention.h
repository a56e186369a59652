// convention.h -- the System V calling convention for x86-64, for values of any type.
//
// A value of at most 16 bytes travels in one or two eight-byte parts, each in a general register, or in an xmm register
// where it holds nothing but floating-point numbers. Where too few registers are left the whole value goes to the
// stack, as does a larger one. A result comes in rax, rdx, xmm0, xmm1 in the same way; a larger one in memory that the
// caller gives, by an address that is passed as a first argument and comes back in rax. Several results are one struct.
#pragma once

#include "ast.h"

namespace toy {

enum class Register { rax, rcx, rdx, rbx, rsi, rdi, r8, r9, r10, r11, r12, r13, r14, r15 };

const char *name64(Register which);
const char *name32(Register which);
std::string name_of(Register which, int bytes); // 1, 2, 4 or 8

constexpr Register argument_registers[] = {Register::rdi, Register::rsi, Register::rdx,
                                           Register::rcx, Register::r8,  Register::r9};

enum class Part { word, real };

// What a value travels in; none for one that goes by memory, or has no bytes.
std::vector<Part> parts_of(const Type *type);

struct ArgumentPlace {
    bool in_registers = true;
    std::vector<int> registers; // for each part the number of its register among those of its sort
    int offset = 0;             // on the stack: of the first byte
};

// Hands out the places of a call's arguments in their order.
class ArgumentPlaces {
public:
    explicit ArgumentPlaces(const Type *result = &type_none); // takes the place of the address for results, if any
    ArgumentPlace next(const std::vector<Part> &parts, std::int64_t bytes);
    ArgumentPlace next(const Type *type) { return next(parts_of(type), bytes_of(type)); }
    int stack_bytes() const { return stack_bytes_; }

private:
    int words_ = 0;
    int reals_ = 0;
    int stack_bytes_ = 0;
};

// Whether a goroutine may start with this function itself, its argument being the one word it is given.
bool starts_directly(const Function &function);

// Whether the results come in memory.
bool results_in_memory(const Type *result);

} // namespace toy

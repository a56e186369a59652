// registers.h -- where the C convention for x86-64 puts arguments and results of Go's types (System V ABI, 3.2.3).
//
// A value of up to 16 bytes goes in registers, each eight bytes of it in one: an SSE register where there are floating
// point numbers only, else a general one. If one of its registers is taken already all of it goes to the stack, as do
// larger values. Several results are one struct of them; one that does not fit registers goes where the first argument
// points.
#pragma once

#include "runtime/gccgo/abi.h"

namespace predawn::gccgo {

struct Registers {
    uint64_t general[6];
    uint64_t sse[8];
};
static_assert(sizeof(Registers) == 112, "as the assembler has it");

struct FuncType : Type {
    uint64_t variadic;
    const Type* const* in; // slices
    int64_t in_count, in_capacity;
    const Type* const* out;
    int64_t out_count, out_capacity;
};

// A function that reflect makes: its first words; the others are reflect's own.
struct Made {
    void (*code)();
    const FuncType* type;
};

enum class Class : uint8_t { none, general, sse, memory };

// Of the two halves of a value; in memory, both.
struct Classes {
    Class half[2];
};
inline bool in_memory(const Classes& c) { return c.half[0] == Class::memory; }

Classes classes_of(const Type* type);
Classes classes_of_results(const FuncType* f);

// The place of result number i in the struct of all, given the end of the one before; and the size of it.
inline size_t aligned(size_t at, const Type* type) { return (at + type->field_align - 1) & -size_t{type->field_align}; }
size_t result_bytes(const FuncType* f);

// Goes through the arguments of a call, in their order: from registers, or from the stack.
struct Arguments {
    Registers* registers;
    char* stack;         // null: only counts
    size_t stack_bytes;  // used so far
    int general, sse;    // used so far

    // The next argument is between `value` and its place; `load`: it comes from there.
    void move(const Classes& c, size_t bytes, char* value, bool load);
};

// The same of a result of up to 16 bytes.
void move_result(const Classes& c, Registers* registers, char* value, size_t bytes, bool load);

} // namespace predawn::gccgo

// inlines.h -- Inlined: the functions whose code the compiler has put into another one, at an address.
#pragma once

#include <stdint.h>

namespace predawn {

constexpr int inlined_max = 16; // at one address

struct Inlined {
    const char* name;
    uint64_t call_file, call_line; // where it is called, in the function around it
};

// Those at this address of the file, the outermost first; how many. `table` is the line table that call_file is of.
int inlines_find(uintptr_t pc, Inlined (&found)[inlined_max], uint64_t& table);

} // namespace predawn

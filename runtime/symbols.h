// symbols.h -- Symbol: which function an address lies in, by the symbol table of the program's file.
//
// The file is mapped on first need (/proc/self/exe). Stripped, unreadable, no /proc: no name is found.
#pragma once

#include <stdint.h>

namespace predawn {

struct Symbol {
    const char* name;
    uintptr_t start;
};

// The function whose code pc is in. Runs on a g0's or a signal stack; any M at any time.
bool symbol_find(uintptr_t pc, Symbol& symbol);

} // namespace predawn

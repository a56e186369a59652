// symbols.h -- Symbol: which function an address lies in, by the symbol table of the program's file.
//
// The file is mapped on first need (/proc/self/exe). Stripped, unreadable, no /proc: no name is found.
#pragma once

#include <stdint.h>

namespace predawn {

struct Symbol {
    uintptr_t pc;
    const char* name; // of the function that pc lies in, null: not known
    uintptr_t start;  // its first byte
};

// Finds name and start. Runs on a g0's or a signal stack; any M at any time.
void symbol_find(Symbol& symbol);

} // namespace predawn

// lines.h -- SourceLine: which line of which file an address comes from, by the table in .debug_line.
//
// Addresses are those of the file. Runs on a g0's or a signal stack; any M at any time. What the tables do not know, or
// know wrongly, has no line.
#pragma once

#include <stdint.h>

namespace predawn {

struct SourceLine {
    const char* folder; // as the compiler wrote it; "" where it is the one that the compiler ran in
    const char* file;   // null: not known
    uint64_t line;
};

// The line of this address. `file` is null where there is none.
void line_find(uintptr_t pc, SourceLine& line);

// The file with this number in the table at this offset of .debug_line.
void line_file(uint64_t table, uint64_t number, SourceLine& line);

} // namespace predawn

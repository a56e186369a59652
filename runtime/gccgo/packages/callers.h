// callers.h -- where a goroutine stands, function by function, as package runtime tells it to programs.
#pragma once

#include "predawn.h"

namespace predawn::gccgo {

// As package runtime declares them: Func, and Frame.
struct Function {
    pd_string name;
    uintptr_t entry;
};
struct Frame {
    uintptr_t pc;
    Function* f;
    pd_string function, file;
    int64_t line;
    uintptr_t entry;
};

// A function that is being called, or that another one has inlined.
struct Caller {
    uintptr_t pc;       // behind the call
    pd_string function; // as Go names it; empty where it is not known
    pd_string file;     // empty where it is not known
    int64_t line;
    uintptr_t entry;    // of the function whose code it is in; 0 where that is not known
};

// The callers of the function with this frame, the nearest first, without the first `skip`; how many were found.
int64_t callers_find(const void* frame, int64_t skip, Caller* to, int64_t most);

// The functions that a pc belongs to, the inlined ones first: the one with this index. False: there is none.
bool caller_at(uintptr_t lookup_pc, int64_t index, Caller& to);

// How much of a symbol is a function's name: GCC's copies and parts of a function have more behind it.
int64_t function_name_bytes(const char* symbol);

// A symbol as Go writes it: of `main.T.M` and `main.f..func1` the dots are single, of other characters the code is
// undone.
pd_string go_name(const char* symbol);

} // namespace predawn::gccgo

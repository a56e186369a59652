// traceback.h -- Tracer: writes where goroutines stand, function by function.
//
//     goroutine 7 [chan receive]:
//     main.worker(...)
//             pc=0x401234 main.worker+0x1c
//     created by main.start
//             pc=0x4012f0 main.start+0x30
//
// Frames of the runtime itself are not listed (Go's are not either), but on a g0, `goroutine 0 [idle]`, nothing else is
// there to see. A function without a name is listed by its pc only. Everything runs on a g0's or a signal stack.
#pragma once

#include "runtime/unwind.h"
#include "runtime/writer.h"

namespace predawn {

struct Tracer {
    Writer out;
    struct Named { // the function a pc is in, found before; start 0: not found
        uintptr_t pc;
        const char* name;
        uintptr_t start;
    } cache[64];
};

// `goroutine N [STATE]:`, the frames from here outwards, who created it. `from` is used up.
void trace_goroutine(Tracer& t, const G* g, const char* state, Walk& from);

// All goroutines but this one, each behind an empty line. For those that run on another M, that M has been stopped.
void trace_others(Tracer& t, const G* but);

} // namespace predawn

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

#include "runtime/symbols.h"
#include "runtime/unwind.h"
#include "runtime/writer.h"

namespace predawn {

struct Tracer {
    Writer out;
    Symbol cache[64]; // of pcs looked up before, by their low bits
};

// `goroutine N [STATE]:`, the frames from here outwards (null: none), the remark, who created it. `from` is used up.
void trace_goroutine(Tracer& t, const G* g, const char* state, Walk* from, const char* remark = "");

} // namespace predawn

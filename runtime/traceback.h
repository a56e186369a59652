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
// A program that is linked without symbols (predawn-cc --strip) has neither frames.cpp nor what that needs, the tables
// in .eh_frame among it: its frames are found by frame pointers, and all are listed, by their pc.
#pragma once

#include "runtime/inlines.h"
#include "runtime/lines.h"
#include "runtime/symbols.h"
#include "runtime/unwind.h"
#include "runtime/writer.h"

namespace predawn {

// Where the code at an address comes from: an inlined function first, then the one around it, and so on to the one that
// has a frame, whose name is null here.
struct SourceFrame {
    const char* name;
    SourceLine line;
};

struct Source {
    uintptr_t pc;
    int count;
    SourceFrame frames[inlined_max + 1];
};

struct Tracer {
    Writer out;
    Symbol cache[64]; // of pcs looked up before, by their low bits
    Source sources[64];
};

// `goroutine N [STATE]:`, the frames from here outwards (null: none), the remark, who created it. `from` is used up.
void trace_goroutine(Tracer& t, const G* g, const char* state, Walk* from, const char* remark = "");

// One frame: its function by `form`, which takes the name, if there is one, and its pc. All frames from here outwards,
// but for those in the middle where there are many. Both are weak: linker/predawn.ld says which programs have names in
// their reports (frames.cpp).
[[gnu::weak]] void put_frame(Tracer& t, uintptr_t lookup_pc, uintptr_t pc, const char* form) __asm__("__predawn_frame");
[[gnu::weak]] void put_frames(Tracer& t, Walk& w, bool runtime_too) __asm__("__predawn_frames");

// The same frame with its place in the text, and with the inlined functions in it. False: the place is not known. In
// sources.cpp, which is linked where a program is built with -g (predawn-cc) and has another put_frame.
bool put_source(Tracer& t, const Symbol& s, uintptr_t lookup_pc, uintptr_t pc, const char* form)
    __asm__("__predawn_sources");

// Where the code at this pc comes from, as far as the program has lines. In sources.cpp, too.
void source_find(Source& source, uintptr_t pc);

// The symbol of a pc; t keeps what it was asked for lately.
const Symbol& symbol_of(Tracer& t, uintptr_t pc);

} // namespace predawn

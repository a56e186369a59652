// traces.cpp -- runtime.Caller, Callers, CallersFrames, FuncForPC.
//
// A pc that Callers gives lies behind a call, and Frames.Next looks up what is in front of it; FuncForPC is also asked
// about the first byte of a function, and takes its pc as it is. Where functions are inlined several callers have one
// pc: Frames counts how often it has met the same in a row.
#include "predawn.h"
#include "runtime/gccgo/packages/callers.h"

using namespace predawn::gccgo;

namespace {

Function* function_of(const Caller& c) {
    auto* f = static_cast<Function*>(pd_mal(sizeof(Function)));
    *f = {c.function, c.entry};
    return f;
}

} // namespace

extern "C" {

struct CallerPlace {
    uintptr_t pc;
    pd_string file;
    int64_t line;
    bool ok;
};

struct FileLine {
    pd_string file;
    int64_t line;
};

struct Frames {
    const uintptr_t* callers; // a slice
    int64_t count, capacity;
    uintptr_t last;
    int64_t last_count;
};

struct FrameMore {
    Frame frame;
    bool more;
};

CallerPlace gccgo_caller(int64_t skip) asm("runtime.Caller");
int64_t gccgo_callers(int64_t skip, pd_slice to) asm("runtime.Callers");
Frames* gccgo_callers_frames(pd_slice callers) asm("runtime.CallersFrames");
FrameMore gccgo_frames_next(Frames* frames) asm("runtime.Frames.Next");
Function* gccgo_function(uintptr_t pc) asm("runtime.FuncForPC");
pd_string gccgo_function_name(const Function* f) asm("runtime.Func.Name");
uintptr_t gccgo_function_entry(const Function* f) asm("runtime.Func.Entry");
FileLine gccgo_function_line(const Function* f, uintptr_t pc) asm("runtime.Func.FileLine");

[[gnu::noinline]] CallerPlace gccgo_caller(int64_t skip) {
    Caller c = {};
    bool ok = callers_find(__builtin_frame_address(0), skip, &c, 1) == 1;
    return {c.pc, c.file, c.line, ok};
}

[[gnu::noinline]] int64_t gccgo_callers(int64_t skip, pd_slice to) {
    auto* found = static_cast<Caller*>(pd_mal_array(to.len, sizeof(Caller)));
    int64_t count = callers_find(__builtin_frame_address(0), skip > 0 ? skip - 1 : 0, found, to.len);
    for (int64_t i = 0; i < count; i++) static_cast<uintptr_t*>(to.ptr)[i] = found[i].pc;
    return count;
}

Frames* gccgo_callers_frames(pd_slice callers) {
    auto* frames = static_cast<Frames*>(pd_mal(sizeof(Frames)));
    *frames = {static_cast<const uintptr_t*>(callers.ptr), callers.len, callers.cap, 0, 0};
    return frames;
}

FrameMore gccgo_frames_next(Frames* frames) {
    if (frames->count == 0) return {};
    uintptr_t pc = *frames->callers++;
    frames->count--;
    frames->capacity--;
    frames->last_count = pc == frames->last ? frames->last_count + 1 : 0;
    frames->last = pc;
    Caller c = {};
    if (!caller_at(pc - 1, frames->last_count, c)) (void)caller_at(pc - 1, 0, c);
    return {{pc - 1, function_of(c), c.function, c.file, c.line, c.entry}, frames->count > 0};
}

Function* gccgo_function(uintptr_t pc) {
    Caller c;
    if (!caller_at(pc, 0, c)) return nullptr;
    return function_of(c);
}

pd_string gccgo_function_name(const Function* f) { return f ? f->name : pd_string{nullptr, 0}; }
uintptr_t gccgo_function_entry(const Function* f) { return f ? f->entry : 0; }

FileLine gccgo_function_line(const Function*, uintptr_t pc) {
    Caller c = {};
    (void)caller_at(pc, 0, c);
    return {c.file, c.line};
}
}

// made.cpp -- functions that reflect makes, and who may recover where one of them is deferred.
//
// A deferred call has called code of ours, that has called reflect, and that the function which is meant: the one given
// to MakeFunc, or the method of which there was made a func value. That one asks whether it may recover with a return
// address in reflect, or where reflect has us call. So its callers are looked at: up to the made function they may only
// be reflect's, and ours, and the made function must be what the deferred call has called. What the function calls by
// reflect in its turn has it among its callers, and may not recover.
#include "runtime/gccgo/made.h"

#include "rt0/machine.h"
#include "runtime/gccgo/packages/registers.h"
#include "runtime/unwind.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {

void gccgo_made();
void gccgo_make(const FuncType* type, Made* made) asm("reflect.makeFuncFFI");
void gccgo_call_registers();
void gccgo_reflect_call_code() asm("runtime.reflectcall");
void gccgo_can_recover_code() asm("runtime.canrecover");

// What reflect has between a made function and what it stands for.
[[gnu::weak]] void gccgo_callback_code() asm("reflect.ffiCallbackGo");
[[gnu::weak]] void gccgo_made_call() asm("reflect.makeFuncImpl.call");
[[gnu::weak]] void gccgo_value_call() asm("reflect.Value.Call");
[[gnu::weak]] void gccgo_value_call_slice() asm("reflect.Value.CallSlice");
[[gnu::weak]] void gccgo_value_call_inner() asm("reflect.Value.call");
}

namespace {

// Where the function begins that has this pc; 0: unknown.
uintptr_t function_of(uintptr_t pc) {
    FrameFound found = frame_entry_find(pc);
    if (!found.entry) return 0;
    return reinterpret_cast<uintptr_t>(found.header) + static_cast<uintptr_t>(int64_t{found.entry->start});
}

bool is(uintptr_t function, void (*code)()) { return function != 0 && function == reinterpret_cast<uintptr_t>(code); }

bool is_between(uintptr_t function) {
    return is(function, gccgo_made_call) || is(function, gccgo_value_call) || is(function, gccgo_value_call_slice) ||
           is(function, gccgo_value_call_inner) || is(function, __morestack);
}

struct Asked {
    uintptr_t frame, returns;
};

uint64_t look(void* with) {
    const Asked& asked = *static_cast<Asked*>(with);
    Walk w;
    if (!walk_begin_caller(w, current_g(), asked.frame)) return 0;
    if (is(function_of(walk_lookup_pc(w)), gccgo_can_recover_code) && !walk_step(w)) return 0;
    bool ours = false; // from what reflect calls of ours to what calls that, there are no others
    while (walk_step(w)) {
        uintptr_t function = function_of(walk_lookup_pc(w));
        if (is(function, gccgo_made)) return walk_step(w) && asked.returns - w.r[dwarf_rip] <= call_bytes;
        if (is(function, gccgo_call_registers) || is(function, gccgo_callback_code)) ours = true;
        else if (is(function, gccgo_reflect_call_code)) ours = false;
        else if (!ours && !is_between(function)) return 0;
    }
    return 0;
}

} // namespace

[[gnu::noinline]] bool predawn::gccgo::may_recover_for_made(uintptr_t returns) {
    Asked asked = {reinterpret_cast<uintptr_t>(__builtin_frame_address(0)), returns};
    return rt0_on_system_stack(look, &asked) != 0;
}

extern "C" void gccgo_make(const FuncType* type, Made* made) {
    made->code = gccgo_made;
    made->type = type;
}

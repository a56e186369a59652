// panic.cpp -- panics and fatal errors: what is said, and from where.
//
// A panic's caller has little stack left: it gathers what it knows and goes on on the g0's stack.

#include "runtime/panic.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/death.h"
#include "runtime/g.h"

namespace predawn {
namespace {

[[gnu::cold]] uint64_t die_here(void* with) { die(*static_cast<Death*>(with)); }

// The traceback begins at our caller; where a goroutine has called the runtime on the g0's stack, at the goroutine's
// call.
[[noreturn, gnu::cold, gnu::noinline]] void die_of(const char* form, uint64_t first, uint64_t second = 0,
                                                   Shown shown = Shown::all) {
    const Tcb* tcb = current_tcb();
    uintptr_t frame = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
    if (tcb->system_sp == 0 && !tcb->g->is_g0) frame = tcb->system_caller;
    Death d = {form, first, second, frame, nullptr, nullptr, false, shown};
    rt0_on_system_stack(die_here, &d);
    __builtin_unreachable();
}

} // namespace

[[gnu::cold]] void panic(const char* text) { die_of("panic: \3", form_text(text)); }

[[gnu::cold]] void panic_text(pd_string text) {
    die_of("panic: \4", form_text(text.ptr), static_cast<uint64_t>(text.len));
}

[[gnu::cold]] void panic_of_numbers(const char* form, int64_t first, int64_t second) {
    die_of(form, static_cast<uint64_t>(first), static_cast<uint64_t>(second));
}

[[gnu::cold]] void fatal(const char* text) { die_of("fatal error: \3", form_text(text)); }

[[gnu::cold]] void fatal_nothing_runs(const char* text) {
    die_of("fatal error: \3", form_text(text), 0, Shown::others);
}

[[gnu::cold]] void fatal_stack_overflow(uint64_t limit_bytes) {
    die_of("runtime: goroutine stack exceeds \1-byte limit\nfatal error: stack overflow", limit_bytes);
}

} // namespace predawn

using namespace predawn;

extern "C" {

void pd_panic(const char* text) { panic(text); }
void pd_throw(const char* text) { fatal(text); }
void pd_panic_string(pd_string text) { panic_text(text); }
void pd_panic_line(int32_t line) { panic_of_numbers("panic on line \1", line, 0); }
void pd_panic_divide() { panic("runtime error: integer divide by zero"); }
void pd_panic_shift() { panic("runtime error: negative shift amount"); }
void pd_panic_nil() { panic("runtime error: invalid memory address or nil pointer dereference"); }
}

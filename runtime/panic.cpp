// panic.cpp -- panics and fatal errors: what is said, and from where.
//
// A panic's caller has little stack left: it gathers what it knows and goes on on the g0's stack.

#include "runtime/panic.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/death.h"
#include "runtime/defer.h"
#include "runtime/g.h"

namespace predawn {

[[gnu::weak]] void panic_raise(const char* form, uint64_t first, uint64_t second); // without recover.cpp nobody
[[gnu::weak]] void panic_raise_string(pd_string text);                             // recovers

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

[[gnu::cold]] uint64_t fatal_here(void* text) { die_of("fatal error: \3", form_text(static_cast<char*>(text))); }

} // namespace

[[gnu::cold]] void panic_of(const char* form, uint64_t first, uint64_t second) {
    constexpr int said_bytes = sizeof "panic: " - 1; // a recovered panic's text is without
    if (panic_raise) panic_raise(form + said_bytes, first, second);
    die_of(form, first, second);
}

[[gnu::cold]] void panic(const char* text) { panic_of("panic: \3", form_text(text)); }

[[gnu::cold]] void panic_of_numbers(const char* form, int64_t first, int64_t second) {
    panic_of(form, static_cast<uint64_t>(first), static_cast<uint64_t>(second));
}

[[gnu::cold]] void panic_text(pd_string text) {
    panic_of("panic: \4", form_text(text.ptr), static_cast<uint64_t>(text.len));
}

[[gnu::cold]] void die_of_panic(const char* form, uint64_t first, uint64_t second) { die_of(form, first, second); }

// Called from the depth of everything, so it leaves the goroutine's stack first.
[[gnu::cold]] void fatal(const char* text) {
    rt0_on_system_stack(fatal_here, const_cast<char*>(text));
    __builtin_unreachable();
}

[[gnu::cold]] void fatal_nothing_runs(const char* text) {
    die_of("fatal error: \3", form_text(text), 0, Shown::others);
}

[[gnu::cold]] void fatal_stack_overflow(uint64_t limit_bytes) {
    die_of("runtime: goroutine stack exceeds \1-byte limit\nfatal error: stack overflow", limit_bytes);
}

} // namespace predawn

using namespace predawn;

extern "C" {

void pd_throw(const char* text) { fatal(text); }

void pd_panic(const char* text) {
    if (panic_raise_string) panic_raise_string(pd_string_from_cstring(text));
    die_of("panic: \3", form_text(text));
}

void pd_panic_string(pd_string text) {
    if (panic_raise_string) panic_raise_string(text);
    die_of("panic: \4", form_text(text.ptr), static_cast<uint64_t>(text.len));
}

void pd_panic_line(int32_t line) {
    uint64_t number = static_cast<uint64_t>(int64_t{line});
    if (panic_raise) panic_raise("on line \1", number, 0);
    die_of("panic on line \1", number);
}

void pd_panic_divide() { panic("runtime error: integer divide by zero"); }
void pd_panic_shift() { panic("runtime error: negative shift amount"); }
void pd_panic_nil() { panic("runtime error: invalid memory address or nil pointer dereference"); }
}

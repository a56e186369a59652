// defer.h -- Deferred and Panic: what a function has deferred, and the panics that call it.
//
// A goroutine has a list of each, newest first. A function registers calls; they run at its end (pd_defer_return), or
// are called by a panic, on top of the stack as it stands. A panic ends the process when no call is left; when one has
// recovered it, the function that had deferred that call goes on, behind its pd_defer_enter, and all newer frames are
// abandoned.
//
// Invariants:
//   1. A call is on the list from its registration until it has returned, or never will. While it runs, or since it was
//      given up, `fn` is null.
//   2. A list's order is that of the frames: what is newer in the list is deeper in the stack. So when a panic comes to
//      a call that has begun, that call's frames are abandoned, and everything newer has been called.
//   3. A panic lies in the frame of who raised it, and is on the list until it is recovered or abandoned with that
//      frame: `aborted` says that a newer panic, or the end of the goroutine, has passed the call that it was making.
//   4. Memory of calls, where a function's frame has not got it, is a stack of its own: the newest call lies on top.
// Only the goroutine itself reads and writes any of this.
#pragma once

#include "predawn.h"
#include "rt0/layout.h"
#include "runtime/g.h"

namespace predawn {

struct Writer;

struct Deferred {
    Deferred* outer;                        // registered before
    void* frame;                            // who defers: a DeferFrame, unless another compiler's protocol says so
    void (*fn)(void*);                      // null: called already
    void* arg;
    Panic* panic;                           // that has called it, if any
    void (*resume)(Deferred* d);            // how the function goes on when this call has recovered; takes it off
    DeferBlock* block;                      // where it lies; null: in the function's frame
    uint64_t no_park;                       // the goroutine's when the function began
};
static_assert(sizeof(Deferred) == sizeof(pd_deferred));
static_assert(sizeof(DeferFrame) == sizeof(pd_defer_frame));

struct Panic {
    Panic* outer;            // under way already when this one began
    pd_any value;
    pd_string text;          // of the value; once the process is to die
    const FaultFrame* fault; // that was the cause; null: none
    uintptr_t callee_sp;     // what rsp was at the call that it makes; 0: it makes none
    bool recovered;
    bool aborted;
    bool goexit;             // no panic, but pd_goexit, which calls what is deferred in the same way
};

// What a panic is to be, before there is the stack to make its value.
enum class CauseKind : uint8_t {
    value,  // of type `first`, with the data word `second`
    string, // `second` bytes at `first`
    error,  // of run time: the form and its values, as in put_form
    fault,  // the same, but `first` is a FaultFrame
};
struct Cause {
    CauseKind kind;
    const char* form;
    uint64_t first, second;
};

// Raises a panic, on the goroutine's stack. The cause is in a frame that stays.
[[noreturn]] void panic_start(const Cause& cause);

// Raises the panic of a run-time error where it could be recovered, or others are under way; else returns. The form
// and its values as in put_form. Weak in panic.cpp: without anything deferred, such a panic only dies.
void panic_raise(const char* form, uint64_t first, uint64_t second);

// The same for a text, as a string's value.
void panic_raise_string(pd_string text);

// A function that defers goes on after a recover: Deferred::resume of those that pd_defer_enter serves.
[[noreturn]] void deferred_resume(Deferred* d);

// Whether the goroutine has something deferred, or is panicking, and stands on its own stack.
bool panic_is_recoverable();

// Calls everything that the goroutine has deferred: it ends. Weak in newproc.cpp.
void goexit_run_deferred(G* g);

// What is called for a null function: that it is null is noticed then.
void deferred_null(void*);

// Registers a call: in this record of the function's frame; in memory of the goroutine's, with a copy of its arguments.
// `d` has what is the function's: frame, resume, no_park.
[[gnu::always_inline]] inline void deferred_add(G* g, Deferred* to, const Deferred& d, void (*fn)(void*), void* arg,
                                                DeferBlock* block = nullptr) {
    *to = {g->defers, d.frame, fn ? fn : deferred_null, arg, nullptr, d.resume, block, d.no_park};
    g->defers = to;
}
void deferred_add_copy(const Deferred& d, void (*fn)(void*), const void* args, size_t bytes);

// Gives the memory of a copy back.
void deferred_free(G* g, Deferred* d);

// Takes the newest call off the list: it has returned, or never will.
[[gnu::always_inline]] inline void deferred_drop(G* g, Deferred* d) {
    g->defers = d->outer;
    if (d->block) deferred_free(g, d);
}

// The newest panic that may be recovered, or null.
inline Panic* panic_to_recover(const G* g) {
    Panic* p = g->panics;
    return p && !p->goexit && !p->recovered ? p : nullptr;
}

// The error that a run-time error's form stands for, and a string (panic_error.cpp). These two, and any_known, are
// weak: a language whose types are not pd_types brings its own (runtime/gccgo/error.cpp).
pd_any error_of_form(const char* form, uint64_t first, uint64_t second);
pd_any any_of_string(pd_string text);

// The same value with a pd_type, for who prints it (panic_chain.cpp).
pd_any any_known(pd_any value);

// What can be said of a value without a call of its methods (panic_error.cpp); weak, too.
void put_panic_value(Writer& to, const pd_any& value);

// What stands behind a run-time error's type: the values, and the methods Error, which take the data word.
struct FormError {
    const char* form;
    uint64_t first, second;
};
pd_string error_of_text(void* text);
pd_string error_of_numbers(void* error);
pd_string error_of_string(void* text);
void is_runtime_error(void*);

// The types of errors in a language: with a text, the same but not `runtime error: `, a FormError, a pd_string.
struct ErrorTypes {
    const void *text, *plain, *numbers, *string;
};
pd_any error_typed(const char* form, uint64_t first, uint64_t second, const ErrorTypes& types);

// What is said of the panics under way, as `panic: TEXT` for each, oldest first (panic_chain.cpp). On the goroutine's
// stack: it calls the methods of values.
pd_string panics_text(G* g);

// The same of a goroutine that waits, for a report: `panic: TEXT` and a newline for each, oldest first. Runs nothing of
// the program's, so of a value that is no text its type is told. Weak in others.cpp.
void put_panics(Writer& to, const G* g);

} // namespace predawn

// panic.h -- how a program dies: a program's mistake is a panic, the runtime's own bug or the machine's limit is fatal.
#pragma once

#include <stdint.h>

#include "predawn.h"
#include "runtime/limits.h"

namespace predawn {

// A program's mistake: `panic: TEXT`, the tracebacks, status 2, unless the program recovers it, to whom it is an error
// with this text. Runs on a goroutine or a g0, with no lock held and nothing half done. A goroutine that is on the g0's
// stack, or one without anything deferred, dies.
[[noreturn]] void panic(const char* text);

// The same with a text of any bytes, which stay.
[[noreturn]] void panic_text(pd_string text);

// The same, where the text is a form with two values (writer.h), or with one or two decimal numbers; `panic: ` is part
// of it.
[[noreturn]] void panic_of(const char* form, uint64_t first, uint64_t second = 0);
[[noreturn]] void panic_of_numbers(const char* form, int64_t first, int64_t second);

// The end of a panic that nobody has recovered: this text, and the tracebacks.
[[noreturn]] void die_of_panic(const char* form, uint64_t first, uint64_t second);

// `fatal error: TEXT`, the tracebacks, status 2. Anywhere, any lock held.
[[noreturn]] void fatal(const char* text);

// The same where no goroutine runs (a deadlock): only the parked ones are listed. On a g0.
[[noreturn]] void fatal_nothing_runs(const char* text);

// `runtime: goroutine stack exceeds N-byte limit`, `fatal error: stack overflow`, top and bottom of the stack.
[[noreturn]] void fatal_stack_overflow(uint64_t limit_bytes);

// The runtime's own bug: `fatal error: TEXT` where the condition does not hold.
inline void check(bool holds, const char* text) {
    if (!holds) [[unlikely]] fatal(text);
}

// Installs the handlers of the fatal signals, and this M's alternate stack. Boot; every M.
void signals_begin();

} // namespace predawn

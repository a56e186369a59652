// death.h -- Death: why the process ends, and what its report is to show.
#pragma once

#include <stdint.h>

#include "runtime/writer.h"
#include "sys/linux.h"

namespace predawn {

struct M;

enum class Shown : uint8_t {
    all,     // the goroutine that runs here, then the others
    others,  // nothing runs
    nothing, // the text only
};

struct Death {
    const char* form;            // of the text, with two values at most (writer.h)
    uint64_t first, second;
    uintptr_t frame;             // without a signal: the traceback begins at this frame's caller
    const sys::SigInfo* info;    // of the signal that is the cause; null: none
    const sys::UContext* context;
    bool crash;                  // the signal is no panic: the registers are shown
    Shown shown;
};

// Writes the report and ends the process. On a g0's or a signal stack; any lock may be held.
[[noreturn]] void die(const Death& d);

// `fatal error: TEXT` and status 2, without a report. On a system or a signal stack, as early as can be.
[[noreturn]] void die_plainly(const char* what);

// What comes behind a report: status 2, or a core dump (core.cpp).
[[noreturn]] void die_end() __asm__("__predawn_core");

// The M that is dying, if any. Another one that its signal reaches is to stand still.
const M* dying_m();

// Its name, and what it is.
const char* signal_text(int signal);

// What the report says about the signal, and the registers.
void put_signal(Writer& to, const Death& d);
void put_registers(Writer& to, const sys::SigContext& r);

} // namespace predawn

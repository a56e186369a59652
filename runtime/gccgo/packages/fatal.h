// fatal.h -- fatal errors with a text of Go's, which has no zero behind it.
#pragma once

#include "predawn.h"
#include "runtime/mal.h"
#include "runtime/panic.h"

namespace predawn::gccgo {

// Two texts in one, null-terminated.
inline const char* joined(pd_string a, pd_string b) {
    size_t a_bytes = static_cast<size_t>(a.len), b_bytes = static_cast<size_t>(b.len);
    char* text = static_cast<char*>(mal(a_bytes + b_bytes + 1));
    memcpy(text, a.ptr, a_bytes);
    memcpy(text + a_bytes, b.ptr, b_bytes);
    return text;
}

[[noreturn]] inline void fatal_string(pd_string text) { fatal(joined(text, {"", 0})); }

} // namespace predawn::gccgo

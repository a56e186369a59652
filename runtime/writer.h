// writer.h -- Writer: text on its way to a descriptor, gathered so that a line is one write(2).
//
// Every put appends; a full buffer is flushed when the next byte comes, so 4,096 bytes are still one write. Who makes a
// Writer sets `fd` (and `wait_ms_max`, where waiting must end) and flushes it. It has no lock: one M uses it at a time.
// No put needs more than 200 bytes of stack, so all of them run on a goroutine's.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace predawn {

constexpr size_t writer_bytes = 4096;       // what a line may have and still be one write: PIPE_BUF of Linux
constexpr int writer_wait_ms_dying = 1'000; // how long a dying program waits for a descriptor that takes nothing

struct Writer {
    int fd;          // below 0: everything is dropped
    int wait_ms_max; // how long a full descriptor (EAGAIN) is waited for; 0: as long as it takes
    size_t used;
    char bytes[writer_bytes];
};

void put(Writer& to, const char* text);
void put_bytes(Writer& to, const void* from, size_t bytes);
void put_char(Writer& to, char c);
void put_int(Writer& to, int64_t value);
void put_uint(Writer& to, uint64_t value);
void put_hex(Writer& to, uint64_t value); // 0x1f

// The form, in which each of these takes the next value: \1 a decimal number, \2 0x1f, \3 a null-terminated text, \4,
// which ends a form, a text by two values, its address and its length (below 0: none of it). On a g0's or a signal
// stack.
void put_form(Writer& to, const char* form, uint64_t a = 0, uint64_t b = 0, uint64_t c = 0, uint64_t d = 0);

// A text as a value of a form.
inline uint64_t form_text(const char* text) { return reinterpret_cast<uintptr_t>(text); }

// Writes what is gathered. EINTR and short writes are continued, EAGAIN is waited out; when that took longer than
// wait_ms_max, this text and all that follows is dropped. EPIPE ends the program as SIGPIPE does. Any other error
// (a closed descriptor) drops the text.
void flush(Writer& from);

// What flush does on the system stack: writer_out.cpp.
uint64_t writer_out(void* writer);

} // namespace predawn

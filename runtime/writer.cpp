// writer.cpp -- text on its way to a descriptor.
#include "runtime/writer.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/format.h"
#include "sys/file.h"
#include "sys/signal.h"
#include "sys/thread.h"

namespace predawn {

namespace {

// Who ignores or blocks SIGPIPE gets EPIPE instead. The write is made again with the signal as it is by default, which
// ends the process; but not process 1 of a system: that one exits with the status a shell would show.
[[noreturn, gnu::cold, gnu::noinline]] void die_of_broken_pipe(int fd) {
    (void)sys::signal_default(sys::signal_pipe);
    (void)sys::signal_mask(sys::sig_unblock, uint64_t{1} << (sys::signal_pipe - 1));
    (void)sys::file_write(fd, "", 1);
    sys::process_exit(128 + sys::signal_pipe);
}

// False: the descriptor took nothing for too long, or cannot be waited for.
[[gnu::cold, gnu::noinline]] bool wait_writable(const Writer& w) {
    for (;;) {
        sys::Result<int> ready = sys::file_wait_writable(w.fd, w.wait_ms_max > 0 ? w.wait_ms_max : -1);
        if (!ready.is(sys::Errno::eintr)) return ready.raw > 0;
    }
}

// Runs on the system stack.
uint64_t write_out(void* writer) {
    Writer& w = *static_cast<Writer*>(writer);
    const char* from = w.bytes;
    const char* end = from + w.used;
    w.used = 0; // first: a report made while this write hangs does not write the text again
    while (from < end && w.fd >= 0) {
        sys::Result<int64_t> written = sys::file_write(w.fd, from, static_cast<size_t>(end - from));
        if (written.raw > 0) {
            from += written.raw;
        } else if (written.is(sys::Errno::eagain)) {
            if (!wait_writable(w)) w.fd = -1;
        } else if (written.is(sys::Errno::epipe)) {
            die_of_broken_pipe(w.fd);
        } else if (!written.is(sys::Errno::eintr)) {
            return 0;
        }
    }
    return 0;
}

} // namespace

void flush(Writer& w) { rt0_on_system_stack(write_out, &w); }

void put_bytes(Writer& to, const void* from, size_t bytes) {
    const char* next = static_cast<const char*>(from);
    while (bytes > 0) {
        if (to.used == writer_bytes) flush(to);
        size_t part = writer_bytes - to.used;
        if (part > bytes) part = bytes;
        memcpy(to.bytes + to.used, next, part);
        to.used += part;
        next += part;
        bytes -= part;
    }
}

void put(Writer& to, const char* text) {
    size_t bytes = 0;
    while (text[bytes] != 0) bytes++;
    put_bytes(to, text, bytes);
}

void put_char(Writer& to, char c) { put_bytes(to, &c, 1); }

void put_uint(Writer& to, uint64_t value) {
    char digits[decimal_bytes_max];
    char* end = digits + sizeof digits;
    char* first = format_decimal(end, value);
    put_bytes(to, first, static_cast<size_t>(end - first));
}

void put_int(Writer& to, int64_t value) {
    char digits[1 + decimal_bytes_max];
    char* end = digits + sizeof digits;
    uint64_t magnitude = static_cast<uint64_t>(value);
    char* first = format_decimal(end, value < 0 ? -magnitude : magnitude); // also right for -2^63
    if (value < 0) *--first = '-';
    put_bytes(to, first, static_cast<size_t>(end - first));
}

void put_hex(Writer& to, uint64_t value) {
    char digits[2 + hex_bytes_max];
    char* end = digits + sizeof digits;
    char* first = format_hex(end, value);
    *--first = 'x';
    *--first = '0';
    put_bytes(to, first, static_cast<size_t>(end - first));
}

} // namespace predawn

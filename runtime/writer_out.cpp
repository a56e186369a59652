// writer_out.cpp -- text on its way to a descriptor: the parts that run on a g0's or a signal stack.
#include "runtime/writer.h"

#include "predawn.h"
#include "runtime/broken_pipe.h"
#include "sys/file.h"
#include "sys/signal.h"
#include "sys/thread.h"

namespace predawn {

namespace {

// False: the descriptor took nothing for too long, or cannot be waited for.
[[gnu::cold, gnu::noinline]] bool wait_writable(const Writer& w) {
    for (;;) {
        sys::Result<int> ready = sys::file_wait_writable(w.fd, w.wait_ms_max > 0 ? w.wait_ms_max : -1);
        if (!ready.is(sys::Errno::eintr)) return ready.raw > 0;
    }
}

} // namespace

// The write is made again with the signal as it is by default, which ends the process; but not process 1 of a system:
// that one exits with the status a shell would show.
[[gnu::cold, gnu::noinline]] void die_of_broken_pipe(int fd) {
    (void)sys::signal_default(sys::signal_pipe);
    (void)sys::signal_mask(sys::sig_unblock, uint64_t{1} << (sys::signal_pipe - 1));
    (void)sys::file_write(fd, "", 1);
    sys::process_exit(128 + sys::signal_pipe);
}

uint64_t writer_out(void* writer) {
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

[[gnu::cold]] void put_form(Writer& to, const char* form, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
    const uint64_t values[] = {a, b, c, d};
    const uint64_t* next = values;
    for (; *form; form++) {
        if (static_cast<uint8_t>(*form) > 4) {
            put_bytes(to, form, 1);
            continue;
        }
        uint64_t value = *next++;
        const char* text = reinterpret_cast<const char*>(value);
        if (*form == '\1') put_int(to, static_cast<int64_t>(value));
        else if (*form == '\2') put_hex(to, value);
        else if (*form == '\3') put(to, text);
        else if (static_cast<int64_t>(*next) > 0) put_bytes(to, text, *next); // the last of a form
    }
}

} // namespace predawn

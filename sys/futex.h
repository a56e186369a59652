// futex.h -- wait until a word changes (futex(2)); private to the process.
#pragma once

#include "sys/syscall.h"

namespace predawn::sys {

// Sleeps while *word is `seen`. Returns for any reason: a wake, a signal (EINTR), another value (EAGAIN), a time-out,
// or none at all; the caller looks again. A negative time waits for ever.
inline Result<int> futex_wait(const uint32_t* word, uint32_t seen, int64_t nanoseconds = -1) {
    Timespec timeout = {nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
    return call<int>(Call::futex, word, futex_wait_private, seen, nanoseconds < 0 ? nullptr : &timeout);
}

// Wakes up to `count` sleepers. The word may be gone.
inline void futex_wake(const uint32_t* word, int count) { sys_futex_wake(word, count); }

} // namespace predawn::sys

// futex.cpp -- the wake, out of line.
#include "sys/futex.h"

namespace predawn::sys {

void futex_wake(const uint32_t* word, int count) {
    constexpr int tries_max = 8;
    for (int tries = 0; tries < tries_max; tries++) {
        Result<int> woken = call<int>(Call::futex, word, futex_wake_private, count);
        if (woken.ok() || woken.is(Errno::efault)) return;
    }
}

} // namespace predawn::sys

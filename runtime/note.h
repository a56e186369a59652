// note.h -- Note: a one-time event. Clear, then any number of sleeps and one wakeup; later sleeps return at once.
//
// The word: 0 clear, 1 clear and somebody may sleep, 2 woken. A sleeper makes 0 into 1 and sleeps while it is 1; the
// wakeup exchanges 2 in and wakes all where it finds 1. What was written before the wakeup is seen after the sleep.
// note_clear only when every sleep has returned: checked builds look. A second wakeup is a throw. (test/model/note.pml)
#pragma once

#include <stdint.h>

#include "rt0/atomic.h"

namespace predawn {

struct Note {
    Atomic<uint32_t> state;
};

inline void note_clear(Note& n) { n.state.store_relaxed(0); }

// Blocks the thread until the wakeup, or for so many nanoseconds; false: timed out. Negative: no limit.
bool note_sleep(Note& n, int64_t nanoseconds = -1);
void note_wakeup(Note& n);

} // namespace predawn

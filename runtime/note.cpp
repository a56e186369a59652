// note.cpp -- Note, and its public face.

#include "runtime/note.h"

#include "predawn.h"
#include "runtime/panic.h"
#include "sys/futex.h"
#include "sys/time.h"

namespace predawn {

namespace {
constexpr uint32_t note_clear_state = 0, note_slept_on = 1, note_woken = 2;
constexpr int64_t look_ns = 1'000'000'000; // a checked build's sleeper looks so often whether the note was cleared
}

bool note_sleep(Note& n, int64_t nanoseconds) {
    int64_t until_ns = 0;
    if (nanoseconds >= 0 && __builtin_add_overflow(sys::monotonic_ns(), nanoseconds, &until_ns)) until_ns = INT64_MAX;
    for (;;) {
        uint32_t state = n.state.load_acquire(); // pairs with the exchange in note_wakeup
        if (state == note_woken) return true;
        check(state < note_woken, "note: never cleared"); // else the wait below is none
        if (state == note_clear_state && !n.state.compare_exchange(note_clear_state, note_slept_on)) continue;
        int64_t left_ns = -1;
        if (nanoseconds >= 0) {
            left_ns = until_ns - sys::monotonic_ns();
            if (left_ns <= 0) return n.state.load_acquire() == note_woken; // pairs as above
        }
        if (checked && (left_ns < 0 || left_ns > look_ns)) left_ns = look_ns;
        (void)sys::futex_wait(&n.state.value, note_slept_on, left_ns);
        if (checked) check(n.state.load_relaxed() != note_clear_state, "note: cleared while somebody sleeps");
    }
}

void note_wakeup(Note& n) {
    uint32_t was = n.state.exchange(note_woken);
    check(was != note_woken, "note: second wakeup");
    if (was == note_slept_on) sys::futex_wake(&n.state.value, INT32_MAX);
}

} // namespace predawn

using namespace predawn;

extern "C" {

void pd_note_clear(pd_note* n) { note_clear(*reinterpret_cast<Note*>(n)); }
void pd_note_sleep(pd_note* n) { (void)note_sleep(*reinterpret_cast<Note*>(n)); }
void pd_note_wakeup(pd_note* n) { note_wakeup(*reinterpret_cast<Note*>(n)); }

bool pd_note_sleep_timeout(pd_note* n, int64_t nanoseconds) {
    return note_sleep(*reinterpret_cast<Note*>(n), nanoseconds < 0 ? 0 : nanoseconds);
}
}

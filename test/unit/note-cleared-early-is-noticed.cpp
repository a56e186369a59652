// I6: a checked build throws where a note is cleared while somebody sleeps on it, who would sleep for ever.
// RUN: %unit-debug %s -o %t
// RUN: %status 2 %t 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: note: cleared while somebody sleeps{{$}}
#include "threads.h"

namespace {

Note note;

void thread(int64_t) { (void)note_sleep(note); }

} // namespace

void pd_main() {
    start_threads(1, thread);
    while (note.state.load_relaxed() == 0) pd_sleep(1);
    note_clear(note);
    await_threads(1);
    pd_println("nobody has noticed");
}

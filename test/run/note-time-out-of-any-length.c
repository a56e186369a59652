// I5: a note is slept on for any number of nanoseconds: below 0 and 0 do not wait, the longest is beyond the clock's
// end and must not wrap round (the library that traps on overflow runs this too).
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: woken 1
#include "program.h"

void pd_main(void) {
    pd_note note = {0};
    expect(!pd_note_sleep_timeout(&note, INT64_MIN), "a time in the past is over");
    expect(!pd_note_sleep_timeout(&note, 0), "no time is over");
    int64_t before = pd_nanotime();
    expect(!pd_note_sleep_timeout(&note, 2000000), "nobody wakes it");
    expect(pd_nanotime() - before >= 2000000, "it slept as long as it was told");
    pd_note_wakeup(&note);
    say("woken", pd_note_sleep_timeout(&note, INT64_MAX));
}

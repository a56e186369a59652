// I6, I7: unlocking what is free, locking twice with one thread, waking a note twice, sleeping on what is no note, and
// parking or ending with a lock held are fatal errors; status 2.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t unlock 2>&1 | FileCheck %s --check-prefix=UNLOCK
// UNLOCK: {{^}}fatal error: unlock of unlocked lock{{$}}
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t twice 2>&1 | FileCheck %s --check-prefix=TWICE
// TWICE: {{^}}fatal error: lock: the only thread waits for itself{{$}}
// RUN: %status 2 %each-mmax %t note 2>&1 | FileCheck %s --check-prefix=NOTE
// NOTE: {{^}}fatal error: note: second wakeup{{$}}
// RUN: %status 2 %each-mmax %t garbage 2>&1 | FileCheck %s --check-prefix=GARBAGE
// GARBAGE: {{^}}fatal error: note: never cleared{{$}}
// RUN: %status 2 %each-mmax %t park 2>&1 | FileCheck %s --check-prefix=PARK
// PARK: {{^}}fatal error: a goroutine parks between pd_print_begin and pd_print_end, or with a lock held{{$}}
// RUN: %status 2 %each-mmax %t end 2>&1 | FileCheck %s --check-prefix=END
// END: {{^}}fatal error: a goroutine ends between pd_print_begin and pd_print_end, or with a lock held{{$}}
#include "program.h"

static bool is(const char *word) {
    return pd_string_equal(pd_string_from_cstring(pd_argv()[1]), pd_string_from_cstring(word));
}

void pd_main(void) {
    pd_lock lock = {0};
    pd_note note = {is("garbage") ? 99 : 0};
    pd_lock_acquire(&lock);
    if (is("park")) pd_chan_recv(channel_of(0), 0);
    if (is("twice")) pd_lock_acquire(&lock);
    if (is("end")) return;
    pd_lock_release(&lock);
    if (is("unlock")) pd_lock_release(&lock);
    if (is("garbage")) pd_note_sleep(&note);
    pd_note_wakeup(&note);
    pd_note_sleep(&note);
    if (is("note")) pd_note_wakeup(&note);
    pd_println("nothing happened");
}

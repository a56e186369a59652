// A panic that leaves a function between pd_print_begin and pd_print_end writes the line before the first deferred
// function runs, which may park and print; a line that was open around the function that recovers stays open. A lock
// that the function holds stays held until a deferred function releases it.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
//      CHECK: half a line|deferred: one
// CHECK-NEXT: around 1 inner nested 2 around
// CHECK-NEXT: deferred: runtime error: index out of range {{\[}}9] with length 2
// CHECK-NEXT: lock 0
// CHECK-NEXT: half a line|and gone
#include "deferring.h"

static pd_lock held;

FUNCTION show(void *arg) {
    (void)arg;
    pd_sleep(1);
    print_text("deferred: ", RECOVER());
}

FUNCTION drop(void *arg) {
    (void)arg;
    RECOVER();
}

FUNCTION panic_in_line(void *text) {
    pd_print_begin(1);
    pd_print_begin(1);
    pd_print_cstring("half a line|");
    pd_panic(text);
}

FUNCTION panic_in_nested(void *text) {
    pd_print_cstring("inner ");
    pd_print_begin(1);
    pd_print_cstring("nested ");
    pd_panic(text);
}

FUNCTION release(void *arg) {
    (void)arg;
    pd_lock_release(&held);
}

FUNCTION panic_with_lock(void *arg) {
    pd_lock_acquire(&held);
    pd_panic_index(9, 2);
    (void)arg;
}

FUNCTION panic_releasing(void *arg) { call_deferring(release, 0, panic_with_lock, arg); }

FUNCTION leave_in_line(void *arg) {
    (void)arg;
    pd_print_begin(1);
    pd_print_cstring("half a line|");
    pd_goexit();
}

FUNCTION print_gone(void *done) {
    pd_println("and gone");
    send(done, 1);
}

FUNCTION leaver(void *done) { call_deferring(print_gone, done, leave_in_line, 0); }

void pd_main(void) {
    call_deferring(show, 0, panic_in_line, "one");
    pd_print_begin(1);
    pd_print_cstring("around 1 ");
    call_deferring(drop, 0, panic_in_nested, "two");
    pd_print_cstring("2 around\n");
    pd_print_end();
    call_deferring(show, 0, panic_releasing, 0);
    say("lock", held.state);
    pd_chan *done = channel_of(0);
    pd_go(leaver, done);
    receive(done);
}

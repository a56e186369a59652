// C8: a deferred function that waits for ever while its goroutine panics is a deadlock like any other; and a goroutine
// that ends by pd_goexit, its panic given up, leaves nothing behind.
// RUN: %cc -O2 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t waits 2>&1 | FileCheck %s --match-full-lines --check-prefix=WAITS
// RUN: %status 2 %each-mmax %t leaves 2>&1 | FileCheck %s --match-full-lines --check-prefix=LEAVES
// RUN: %status 2 %each-mmax %t main 2>&1 | FileCheck %s --match-full-lines --check-prefix=MAIN
// WAITS: fatal error: all goroutines are asleep - deadlock!
// WAITS-EMPTY:
// WAITS-NEXT: goroutine 1 [chan receive]:
// WAITS-NEXT: wait_for_ever(...)
//      WAITS: panic_one(...)
// LEAVES: fatal error: no goroutines (main called Goexit) - deadlock!
//      MAIN: deferred
// MAIN-NEXT: fatal error: no goroutines (main called Goexit) - deadlock!
#include "deferring.h"

FUNCTION panic_one(void *text) { pd_panic(text); }

FUNCTION wait_for_ever(void *channel) {
    receive(channel);
    pd_throw("it came");
}

FUNCTION leave(void *arg) {
    (void)arg;
    pd_goexit();
}

FUNCTION print(void *text) {
    pd_print_begin(2);
    pd_print_cstring(text);
    pd_print_newline();
    pd_print_end();
}

FUNCTION leave_panicking(void *arg) { call_deferring(leave, arg, panic_one, "given up"); }

void pd_main(void) {
    char which = pd_argv()[1][0];
    if (which == 'w') call_deferring(wait_for_ever, channel_of(0), panic_one, "one");
    if (which == 'l') {
        pd_go(leave_panicking, 0);
        pd_goexit();
    }
    call_deferring(print, "deferred", leave, 0);
}

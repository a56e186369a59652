// C8: a deferred function that waits for ever while its goroutine panics is a deadlock like any other, whose report
// keeps the text of the panic; so is a method that is asked for the text of a value; and a goroutine that ends by
// pd_goexit, its panic given up, leaves nothing behind.
// RUN: %cc -O2 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t waits 2>&1 | FileCheck %s --match-full-lines --check-prefix=WAITS
// RUN: %status 2 %each-mmax %t index 2>&1 | FileCheck %s --match-full-lines --check-prefix=INDEX
// RUN: %status 2 %each-mmax %t asked 2>&1 | FileCheck %s --match-full-lines --check-prefix=METHOD
// RUN: %status 2 %each-mmax %t leaves 2>&1 | FileCheck %s --match-full-lines --check-prefix=LEAVES
// RUN: %status 2 %each-mmax %t main 2>&1 | FileCheck %s --match-full-lines --check-prefix=MAIN
// WAITS: fatal error: all goroutines are asleep - deadlock!
// WAITS-EMPTY:
// WAITS-NEXT: panic: one
// WAITS-NEXT: goroutine 1 [chan receive]:
// WAITS-NEXT: wait_for_ever(...)
//      WAITS: panic_one(...)
// INDEX: fatal error: all goroutines are asleep - deadlock!
// INDEX: panic: one [recovered]
// INDEX-NEXT: panic: runtime error: index out of range {{\[}}5] with length 3
// INDEX-NEXT: goroutine 2 [chan receive]:
// INDEX-NEXT: wait_for_ever(...)
// METHOD: fatal error: all goroutines are asleep - deadlock!
// METHOD-EMPTY:
// METHOD-NEXT: panic: (main.Waits)
// METHOD-NEXT: goroutine 1 [chan receive]:
// LEAVES: fatal error: no goroutines (main called Goexit) - deadlock!
//      MAIN: deferred
// MAIN-NEXT: fatal error: no goroutines (main called Goexit) - deadlock!
#include "deferring.h"

FUNCTION panic_one(void *text) { pd_panic(text); }

FUNCTION wait_for_ever(void *channel) {
    receive(channel);
    pd_throw("it came");
}

FUNCTION panic_index(void *arg) {
    (void)arg;
    pd_panic_index(5, 3);
}

// Recovers, and panics itself, with one deferred that waits.
FUNCTION recover_and_panic(void *channel) {
    RECOVER();
    call_deferring(wait_for_ever, channel, panic_index, 0);
}

FUNCTION panic_again(void *arg) {
    (void)arg;
    call_deferring(recover_and_panic, channel_of(0), panic_one, "one");
}

static pd_string error_that_waits(void *data) {
    receive(channel_of(0));
    return *(pd_string *)data;
}

static const pd_method waits[] = {{{"Error", 5}, &pd_signature_string, (void (*)(void))error_that_waits}};
static const pd_type waits_type = {8, &pd_alg_memory, {"main.Waits", 10}, PD_KIND_STRUCT, 0, waits, 1};

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
    if (which == 'i') {
        pd_go(panic_again, 0);
        pd_block();
    }
    if (which == 'a') {
        static const int64_t data = 0;
        pd_panic_value((pd_any){&waits_type, (void *)&data});
    }
    if (which == 'l') {
        pd_go(leave_panicking, 0);
        pd_goexit();
    }
    call_deferring(print, "deferred", leave, 0);
}

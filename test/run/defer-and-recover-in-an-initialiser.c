// In predawn, on the operating system's stack, deferred calls run, and panics and faults can be recovered as elsewhere.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
//      CHECK: recovered: early
// CHECK-NEXT: recovered: runtime error: invalid memory address or nil pointer dereference
// CHECK-NEXT: main
#include "deferring.h"

static void *volatile null;

FUNCTION panic_with(void *text) { pd_panic(text); }
FUNCTION fault(void *arg) { *(void *volatile *)null = arg; }
FUNCTION show(void *arg) {
    (void)arg;
    print_text("recovered: ", RECOVER());
}

void pd_init(void) {
    call_deferring(show, 0, panic_with, "early");
    call_deferring(show, 0, fault, 0);
}

void pd_main(void) { pd_println("main"); }

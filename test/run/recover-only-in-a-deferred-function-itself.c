// pd_recover gives the value only to a function that the panic has called, once: not to what that calls, nor to a
// function that something else has deferred, nor when nothing panics; and a recovered panic shows an older one again.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
//      CHECK: without a panic: nil
// CHECK-NEXT: a function that it calls: nil
// CHECK-NEXT: deferred by a function that it calls: nil
// CHECK-NEXT: within a panic of its own: inner
// CHECK-NEXT: in the function itself: outer
// CHECK-NEXT: a second time: nil
// CHECK-NEXT: with a large frame: outer
// CHECK-NEXT: deferred by itself: outer
// CHECK-NEXT: not in the panicking function: nil
// CHECK-NEXT: by a function between: outer
// CHECK: end
#include "deferring.h"

static pd_any seen;

FUNCTION show(void *what) { print_text(what, RECOVER()); }
FUNCTION calls_show(const char *what) {
    show((void *)what);
    __asm__ volatile(""); // no tail call
}
FUNCTION nothing(void *arg) { (void)arg; }
FUNCTION panic_with(void *text) { pd_panic(text); }

FUNCTION tries_all(void *arg) {
    (void)arg;
    calls_show("a function that it calls: ");
    call_deferring(show, "deferred by a function that it calls: ", nothing, 0);
    call_deferring(show, "within a panic of its own: ", panic_with, "inner");
    print_text("in the function itself: ", RECOVER());
    print_text("a second time: ", RECOVER());
}

FUNCTION large(void *arg) {
    volatile char frame[20000];
    frame[0] = 1;
    print_text("with a large frame: ", RECOVER());
    (void)arg;
}

// defer recover(): the function that is deferred recovers for the one that defers.
FUNCTION recover_for(void *frame) { seen = pd_recover(frame); }

FUNCTION defers_recover(void *arg) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) pd_defer(&frame, &record, recover_for, __builtin_frame_address(0));
    pd_defer_return(&frame);
    print_text(arg, seen);
}

FUNCTION panics_with_recover_deferred(void *arg) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &record, recover_for, __builtin_frame_address(0));
        pd_panic(arg);
    }
    pd_defer_return(&frame);
}

FUNCTION show_seen_and_recover(void *what) {
    print_text(what, seen);
    RECOVER();
}

// A thunk, as compilers emit them: jumps to the function, so that its frame is where the thunk's was.
void thunk(void *arg);
__asm__(".text\n.type thunk, @function\nthunk: jmp show_by_thunk\n.size thunk, . - thunk\n");
__attribute__((noinline, used)) void show_by_thunk(void *what) { print_text(what, RECOVER()); }

void pd_main(void) {
    call_deferring(show, "without a panic: ", nothing, 0);
    call_deferring(tries_all, 0, panic_with, "outer");
    call_deferring(large, 0, panic_with, "outer");
    call_deferring(defers_recover, "deferred by itself: ", panic_with, "outer");
    seen = (pd_any){0, 0};
    call_deferring(show_seen_and_recover, "not in the panicking function: ", panics_with_recover_deferred, "outer");
    call_deferring(thunk, "by a function between: ", panic_with, "outer");
    pd_println("end");
}

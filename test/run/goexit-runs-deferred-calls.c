// B12: pd_goexit calls what its goroutine has deferred, and nothing recovers it: not recover, not a panic of a deferred
// function that is recovered by an older one, which replaces a panic with it.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
//      CHECK: inner: nil
// CHECK-NEXT: outer: nil
// CHECK-NEXT: -- a panic of a deferred function
// CHECK-NEXT: recovered: hello
// CHECK-NEXT: outer: nil
// CHECK-NEXT: -- two panics on the way
// CHECK-NEXT: recovered: second
// CHECK-NEXT: outer: nil
// CHECK-NEXT: -- goexit in a panic
// CHECK-NEXT: outer: nil
// CHECK-NEXT: -- 1000 goroutines
// CHECK-NEXT: calls 1000000
#include "deferring.h"

static pd_chan *done;
static int64_t calls;

FUNCTION show(void *what) { print_text(what, RECOVER()); }
FUNCTION leave(void *arg) {
    (void)arg;
    pd_goexit();
}
FUNCTION panic_with(void *text) { pd_panic(text); }
FUNCTION finish(void *arg) {
    (void)arg;
    send(done, 1);
}

FUNCTION leave_inner(void *arg) { call_deferring(show, "inner: ", leave, arg); }

FUNCTION leave_with_panic(void *arg) { call_deferring(panic_with, "hello", leave, arg); }
FUNCTION leave_with_recovered_panic(void *arg) { call_deferring(show, "recovered: ", leave_with_panic, arg); }

FUNCTION panic_again(void *arg) { call_deferring(panic_with, "second", panic_with, arg); }
FUNCTION leave_with_two(void *arg) { call_deferring(panic_again, "first", leave, arg); }
FUNCTION leave_with_two_recovered(void *arg) { call_deferring(show, "recovered: ", leave_with_two, arg); }

FUNCTION leave_a_panic(void *arg) { call_deferring(leave, 0, panic_with, arg); }

struct run {
    void (*body)(void *);
    void *arg;
};

FUNCTION with_outer(void *run) { call_deferring(show, "outer: ", ((struct run *)run)->body, ((struct run *)run)->arg); }

FUNCTION in_goroutine(void *run) {
    call_deferring(finish, 0, with_outer, run);
    pd_throw("came back from pd_goexit");
}

FUNCTION count(void *n) { __atomic_add_fetch(&calls, (intptr_t)n, __ATOMIC_SEQ_CST); }

FUNCTION deep(void *depth) {
    if (depth) call_deferring(count, (void *)10, deep, (char *)depth - 1);
    else pd_goexit();
}

FUNCTION many(void *arg) {
    call_deferring(finish, arg, deep, (void *)100);
    pd_throw("came back from pd_goexit");
}

static void run(const char *title, void (*body)(void *), void *arg) {
    struct run run = {body, arg};
    if (title) pd_println(title);
    pd_go(in_goroutine, &run);
    receive(done);
    await_goroutines(1);
}

void pd_main(void) {
    done = channel_of(0);
    run(0, leave_inner, 0);
    run("-- a panic of a deferred function", leave_with_recovered_panic, 0);
    run("-- two panics on the way", leave_with_two_recovered, 0);
    run("-- goexit in a panic", leave_a_panic, "lost");
    pd_println("-- 1000 goroutines");
    for (int i = 0; i < 1000; i++) pd_go(many, 0);
    for (int i = 0; i < 1000; i++) receive(done);
    await_goroutines(1);
    say("calls", calls);
}

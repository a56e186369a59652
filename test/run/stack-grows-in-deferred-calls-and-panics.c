// F4: deferred functions recurse through many segments and park, whatever calls them: a return, a panic that they
// recover or pass on, the end of a goroutine, each from any depth; and panic again in their depth.
// RUN: %cc -O1 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: deep in deferred calls 192
// CHECK-NEXT: recovered 48
#include "deferring.h"

enum { depth = 600, goroutines = 24, starts = 12 };

static int64_t deep_calls, recovered;

__attribute__((noinline)) static int64_t recurse(int64_t n) {
    volatile int64_t frame[n % 7 + 10];
    for (int i = 0; i < 10; i++) frame[i] = n + i;
    if (n == depth / 2) pd_gosched();
    int64_t below = n == 0 ? 0 : recurse(n - 1);
    for (int i = 0; i < 10; i++) expect(frame[i] == n + i, "a frame changed");
    return below + 1;
}

FUNCTION go_deep(void *arg) {
    (void)arg;
    expect(recurse(depth) == depth + 1, "it comes to the depth");
    __atomic_add_fetch(&deep_calls, 1, __ATOMIC_SEQ_CST);
}

FUNCTION recover_deep(void *arg) {
    go_deep(arg);
    if (!is_nil(RECOVER())) __atomic_add_fetch(&recovered, 1, __ATOMIC_SEQ_CST);
    go_deep(arg);
}

__attribute__((noinline)) static int64_t recurse_and_panic(int64_t n) {
    volatile char frame[300];
    frame[0] = (char)n;
    if (n == 0) pd_panic("in the depth");
    return recurse_and_panic(n - 1) + frame[0];
}

FUNCTION go_deep_and_panic(void *arg) {
    (void)arg;
    recurse_and_panic(depth / 10);
}

// Panics in its body, and once more in a deferred call; both from a depth.
FUNCTION panic_twice(void *arg) { call_deferring(go_deep_and_panic, arg, go_deep_and_panic, arg); }

FUNCTION leave(void *arg) {
    (void)arg;
    pd_goexit();
}

static void all_ways(void) {
    call_deferring(go_deep, 0, go_deep, 0);              // a return
    call_deferring(recover_deep, 0, go_deep_and_panic, 0); // a panic
    call_deferring(recover_deep, 0, panic_twice, 0);
}

// From a little further down each time, so that the deferred calls come to the end of a segment at any place.
__attribute__((noinline)) static int64_t at_depth(int64_t n) {
    volatile char frame[90];
    frame[0] = 1;
    if (n == 0) all_ways();
    return n == 0 ? 0 : at_depth(n - 1) + frame[0];
}

FUNCTION goroutine(void *start) {
    at_depth((int64_t)start % starts);
    call_deferring(recover_deep, 0, leave, 0); // goexit: nothing to recover
}

void pd_main(void) {
    for (int64_t i = 0; i < goroutines; i++) pd_go(goroutine, (void *)i);
    await_goroutines(1);
    say("deep in deferred calls", deep_calls);
    say("recovered", recovered);
}

// D6: closing a channel wakes every receiver that waits, 1, 2 or 10,000, each with false and zeroes.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
//      CHECK: woken 1
// CHECK-NEXT: woken 2
// CHECK-NEXT: woken 10000
#include "program.h"

typedef struct Value {
    int64_t words[3];
} Value;

static int64_t woken;

static void receiver(void *arg) {
    Value value = {{1, 2, 3}};
    bool ok = pd_chan_recv(arg, &value);
    if (!ok && (value.words[0] | value.words[1] | value.words[2]) == 0) {
        __atomic_add_fetch(&woken, 1, __ATOMIC_SEQ_CST);
    }
}

static void close_on(int64_t receivers) {
    pd_chan *c = pd_chan_new(sizeof(Value), 0);
    woken = 0;
    for (int64_t i = 0; i < receivers; i++) pd_go(receiver, c);
    await_parked(receivers);
    pd_chan_close(c);
    await_goroutines(1);
    say("woken", woken);
}

void pd_main(void) {
    close_on(1);
    close_on(2);
    close_on(10000);
}

// A4: initialisers run before main, in order, and no goroutine that they start runs before all of them are done.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
//      CHECK: order 123
// CHECK-NEXT: started by initialisers 111
#include "program.h"

static int64_t order;       // a digit for each initialiser that has run
static int64_t started[3];  // what `order` was when the goroutine of each ran
static pd_chan *done;

static void child(void *arg) {
    *(int64_t *)arg = order;
    send(done, 1);
}

__attribute__((constructor(2000))) static void second(void) {
    pd_go(child, &started[1]);
    order = order * 10 + 2;
}

__attribute__((constructor(1000))) static void first(void) {
    expect(pd_goid() == 0, "no goroutine runs in predawn");
    done = channel_of(0);
    pd_go(child, &started[0]);
    order = order * 10 + 1;
    for (volatile int i = 0; i < 20000000; i++) {} // time enough for a goroutine to run, if it could
    expect(started[0] == 0, "no goroutine runs in predawn");
}

void pd_init(void) {
    pd_go(child, &started[2]);
    order = order * 10 + 3;
}

void pd_main(void) {
    say("order", order);
    for (int i = 0; i < 3; i++) receive(done);
    int64_t right = 0;
    for (int i = 0; i < 3; i++) right = right * 10 + (started[i] == 123);
    say("started by initialisers", right);
}

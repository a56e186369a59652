// A5: an initialiser that waits is a deadlock, because no goroutine runs yet: it is announced, with status 2.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: all goroutines are asleep - deadlock!{{$}}
// CHECK: main.init
// CHECK-NOT: in main
#include "program.h"

static void sender(void *arg) { send(arg, 1); }

void pd_init(void) {
    pd_chan *c = channel_of(0);
    pd_go(sender, c);
    say("received", receive(c));
}

void pd_main(void) { pd_println("in main"); }

// Of more than 1,000 other goroutines the rest is counted, not listed.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 %t 2>&1 | FileCheck %s
// RUN: %status 2 %t 2>&1 | grep -c "^goroutine" | FileCheck --check-prefix=COUNT %s
// COUNT: {{^}}1001{{$}}
// CHECK: goroutine 1 [running]:
// CHECK: {{^}}...200 more goroutines...{{$}}
// CHECK-NOT: goroutine
#include "predawn.h"

static void waiter(void *arg) {
    pd_chan_recv(0, arg);
    pd_println("received");
}

void pd_main(void) {
    for (int i = 0; i < 1200; i++) pd_go(waiter, 0);
    pd_panic("many");
}

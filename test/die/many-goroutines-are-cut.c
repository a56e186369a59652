// Of more than 1,000 other goroutines the rest is counted, not listed; those that have no G yet are counted, too.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc -O1 -DGOROUTINES=30000 %s -o %t.more
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t.more 2>&1 | FileCheck --check-prefix=MORE %s
// RUN: %status 2 %t 2>&1 | grep -c "^goroutine" | FileCheck --check-prefix=COUNT %s
// COUNT: {{^}}1001{{$}}
// CHECK: goroutine 1 [running]:
// CHECK: {{^}}...200 more goroutines...{{$}}
// CHECK-NOT: goroutine
// MORE: {{^}}...29000 more goroutines...{{$}}
#include "predawn.h"

#ifndef GOROUTINES
#define GOROUTINES 1200
#endif

static void waiter(void *arg) {
    pd_chan_recv(0, arg);
    pd_println("received");
}

void pd_main(void) {
    for (int i = 0; i < GOROUTINES; i++) pd_go(waiter, 0);
    pd_panic("many");
}

// When nothing can run again, every goroutine is listed once with what it waits for, within 100 ms.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 timeout 3 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 timeout 3 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 timeout 3 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: all goroutines are asleep - deadlock!{{$}}
// CHECK-EMPTY:
// CHECK-DAG: {{^}}goroutine 1 [chan receive]:{{$}}
// CHECK-DAG: {{^}}goroutine 2 [chan send]:{{$}}
// CHECK-DAG: {{^}}goroutine 3 [chan receive (nil chan)]:{{$}}
// CHECK-DAG: {{^}}goroutine 4 [chan send (nil chan)]:{{$}}
// CHECK-DAG: {{^}}goroutine 5 [select (no cases)]:{{$}}
// CHECK-NOT: goroutine
// RUN: %status 2 %t 2>&1 | grep -c "^goroutine" | FileCheck --check-prefix=FIVE %s
// FIVE: {{^}}5{{$}}
// RUN: %status 2 %t 2>&1 | FileCheck --check-prefix=STACK %s
// STACK: goroutine 2 [chan send]:
// STACK-NEXT: {{^}}sender(...){{$}}
// STACK-NEXT: pc=0x{{[0-9a-f]+}} sender+0x
// STACK-NEXT: {{^}}created by main.main{{$}}
#include "predawn.h"

static pd_chan *first, *second;

static void sender(void *arg) {
    pd_chan_send(second, arg);
    pd_println("sent");
}
static void nil_receiver(void *arg) {
    pd_chan_recv(0, arg);
    pd_println("received");
}
static void nil_sender(void *arg) {
    pd_chan_send(0, arg);
    pd_println("sent");
}
static void blocked(void *arg) {
    (void)arg;
    pd_block();
}

void pd_main(void) {
    static int64_t value;
    first = pd_chan_new(sizeof value, 0);
    second = pd_chan_new(sizeof value, 0);
    pd_go(sender, &value);
    pd_go(nil_receiver, &value);
    pd_go(nil_sender, &value);
    pd_go(blocked, 0);
    pd_chan_recv(first, &value);
    pd_println("received");
}

// D5, H3: senders that a close has woken and that have not run again are listed with the frames of their sends.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// CHECK: {{^}}panic: send on closed channel{{$}}
// CHECK: {{^}}goroutine 2 [running]:
// CHECK-NEXT: {{^}}sender(...)
// CHECK: {{^}}goroutine 1 [
// CHECK: {{^}}goroutine 3 [runnable]:
// CHECK-NEXT: {{^}}sender(...)
// CHECK: {{^}}goroutine 4 [runnable]:
// CHECK-NEXT: {{^}}sender(...)
#include "program.h"

static void sender(void *arg) {
    send(arg, 1);
    pd_println("sent");
}

void pd_main(void) {
    pd_chan *c = channel_of(0);
    for (int i = 0; i < 3; i++) pd_go(sender, c);
    await_parked(3);
    pd_chan_close(c);
    pd_block();
}

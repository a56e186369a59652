// A report of up to 4,096 bytes is one write to fd 2, so that nothing comes between its lines.
// RUN: %cc -O1 %s -o %t
// RUN: not strace -f -qq -e trace=write -o %t.trace %t
// RUN: grep -c "write(2" %t.trace | FileCheck %s
// CHECK: {{^}}1{{$}}
#include "predawn.h"

static void waiter(void *arg) {
    pd_chan_recv(0, arg);
    pd_println("received");
}

void pd_main(void) {
    for (int i = 0; i < 5; i++) pd_go(waiter, 0);
    pd_gosched();
    pd_panic("one");
}

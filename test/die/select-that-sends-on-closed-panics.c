// E10: a select whose send case meets a closed channel panics: one that finds it closed, one that is parked when it
// is closed, and one that waits with a timeout.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %status 2 %t closed 2>&1 | FileCheck %s
// RUN: %each-mmax %status 2 %t parked 2>&1 | FileCheck %s
// RUN: %each-mmax %status 2 %t timed 2>&1 | FileCheck %s
// CHECK-NOT: unreachable
// CHECK: {{^}}panic: send on closed channel{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: goroutine 1 [running]:
#include "../run/select.h"

static void closer(void *arg) {
    await_parked(1);
    pd_chan_close(arg);
}

void pd_main(void) {
    pd_chan *c = channel_of(0), *idle = channel_of(0);
    int64_t value = 0;
    pd_select_case cases[] = {receiving(idle, &value), sending(c, &value)};
    if (pd_argv()[1][0] == 'c') pd_chan_close(c);
    else pd_go(closer, c);
    if (pd_argv()[1][0] == 't') pd_select_timeout(cases, 2, INT64_MAX);
    else pd_select(cases, 2);
    pd_println("unreachable");
}

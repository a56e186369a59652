// C3: goroutines that are parked in selects for ever are a deadlock; the report says [select], and [select (no
// cases)] of one without a case.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %status 2 %t 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: all goroutines are asleep - deadlock!{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: goroutine 1 [select (no cases)]:
// CHECK-NEXT: main.main
// CHECK: goroutine 2 [select]:
// CHECK-NEXT: waits(
#include "../run/select.h"

static void waits(void *arg) {
    int64_t value;
    pd_select_case cases[] = {receiving(arg, &value), sending(arg, &value), receiving(0, &value)};
    pd_select(cases, 3);
}

void pd_main(void) {
    pd_go(waits, channel_of(0));
    await_parked(1);
    say("unreachable", pd_select(0, 0));
}

// E7: a select of 65,536 cases, or of fewer than none, is a fatal error that says so.
// RUN: %cc -O2 %s -o %t
// RUN: %status 2 %each-mmax %t 65536 2>&1 | FileCheck %s
// RUN: %status 2 %each-mmax %t -1 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: select: too many cases{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: goroutine 1 [running]:
// CHECK-NEXT: main.main
#include "../run/select.h"

void pd_main(void) {
    static pd_select_case cases[PD_SELECT_CASES_MAX + 1];
    say("unreachable", pd_select(cases, pd_atoi(pd_argv()[1])));
}

// pd_throw is a fatal error with the same tracebacks.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: the support code is broken{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}main.main(...){{$}}
#include "predawn.h"

void pd_main(void) { pd_throw("the support code is broken"); }

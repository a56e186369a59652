// A panic whose text cannot be read ends in one line and status 2, not in a loop.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: panic while printing panic value{{$}}
// CHECK-NOT: {{.}}
#include "predawn.h"

void pd_main(void) { pd_panic((const char *)8); }

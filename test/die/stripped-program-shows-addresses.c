// Without a symbol table a trace shows every frame by its address.
// RUN: %cc -O1 -s %s -o %t
// RUN: %status 2 %t 2>&1 | FileCheck %s
// CHECK: {{^}}panic: no names{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}{{	}}pc=0x{{[0-9a-f]+$}}
// CHECK-NOT: (...)
#include "predawn.h"

void pd_main(void) { pd_panic("no names"); }

// The processor's division by zero is Go's panic.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK: {{^}}panic: runtime error: integer divide by zero{{$}}
// CHECK-NEXT: {{^}}[signal SIGFPE: floating-point exception code=0x1 addr=0x[[PC:[0-9a-f]+]] pc=0x[[PC]]]{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: goroutine 1 [running]:
// CHECK-NEXT: {{^}}quotient(...){{$}}
// CHECK-NEXT: pc=0x[[PC]]
// CHECK-NEXT: {{^}}main.main(...){{$}}
#include "predawn.h"

__attribute__((noipa)) static int64_t quotient(volatile int64_t a, volatile int64_t b) { return a / b; }

void pd_main(void) { pd_print_int(quotient(7, 0) + 1); }

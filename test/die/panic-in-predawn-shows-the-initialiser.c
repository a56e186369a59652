// An initialiser that panics or faults dies like a goroutine does, with its own trace.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// RUN: %status 2 %t fault 2>&1 | FileCheck --check-prefix=FAULT %s
// CHECK: {{^}}panic: too early{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 0 [running]:{{$}}
// CHECK-NEXT: {{^}}main.init(...){{$}}
// CHECK-NEXT: pc=0x{{[0-9a-f]+}} main.init+0x
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [runnable]:{{$}}
// CHECK-NEXT: {{^}}queued(...){{$}}
// CHECK-NEXT: pc=0x{{[0-9a-f]+}} queued+0x0{{$}}
// CHECK-NEXT: {{^}}created by main.init{{$}}
// FAULT: {{^}}panic: runtime error: invalid memory address or nil pointer dereference{{$}}
// FAULT-NEXT: [signal SIGSEGV
// FAULT: goroutine 0 [running]:
// FAULT-NEXT: {{^}}main.init(...){{$}}
#include "predawn.h"

static void queued(void *arg) { pd_println(arg); }

void pd_init(void) {
    pd_go(queued, "never");
    if (pd_argc() > 1) *(volatile int *)8 = 1;
    pd_panic("too early");
}

void pd_main(void) {}

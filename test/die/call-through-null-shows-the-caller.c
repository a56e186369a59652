// A call through a null pointer is the nil panic, and the trace goes on at the caller.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK: {{^}}panic: runtime error: invalid memory address or nil pointer dereference{{$}}
// CHECK-NEXT: [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]{{$}}
// CHECK: goroutine 1 [running]:
// CHECK-NEXT: {{^}}{{	}}pc=0x0{{$}}
// CHECK-NEXT: {{^}}caller(...){{$}}
// CHECK-NEXT: pc=
// CHECK-NEXT: {{^}}main.main(...){{$}}
#include "predawn.h"

void (*volatile nothing)(void);

__attribute__((noipa)) static void caller(void) {
    nothing();
    pd_println("back");
}

void pd_main(void) {
    caller();
    pd_println("back");
}

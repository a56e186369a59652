// In a program loaded at a random address the names are right.
// RUN: %cc -O1 --pie %s -o %t
// RUN: %status 2 %t 2>&1 | FileCheck %s
// CHECK: {{^}}panic: moved{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}inner(...){{$}}
// CHECK-NEXT: inner+0x
// CHECK-NEXT: {{^}}main.main(...){{$}}
// CHECK-NEXT: main.main+0x
#include "predawn.h"

__attribute__((noipa)) static void inner(void) { pd_panic("moved"); }

void pd_main(void) {
    inner();
    pd_println("back");
}

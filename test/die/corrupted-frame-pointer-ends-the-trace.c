// A frame pointer that leads off the stack, or back on it, ends the trace: memory that is no stack is not read.
// RUN: %cc -O0 %s -o %t
// RUN: %status 2 %t 0 2>&1 | FileCheck %s
// RUN: %status 2 %t 1 2>&1 | FileCheck %s
// RUN: %status 2 %t 2 2>&1 | FileCheck %s
// RUN: %status 2 %t 3 2>&1 | FileCheck %s
// RUN: %status 2 %t 4 2>&1 | FileCheck %s
// CHECK: {{^}}panic: broken{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}breaker(...){{$}}
// CHECK: {{^}}middle(...){{$}}
// CHECK-NOT: (...)
// CHECK-NOT: signal
#include "predawn.h"

__attribute__((noipa)) static void breaker(int64_t way) {
    uintptr_t *frame = __builtin_frame_address(0);
    volatile uintptr_t fake[2] = {(uintptr_t)fake, frame[1]};
    switch (way) {
    case 0: frame[0] = 8; break;
    case 1: frame[0] = (uintptr_t)(frame - 4); break;
    case 2: frame[0] = 0x4141414141414140; break;
    case 3: frame[0] = (uintptr_t)-16; break;
    case 4: frame[0] = (uintptr_t)fake; break; // an endless loop for who follows it
    }
    pd_panic("broken");
}

__attribute__((noipa)) static void middle(int64_t way) {
    breaker(way);
    pd_println("back");
}

void pd_main(void) {
    middle(pd_atoi(pd_argv()[1]));
    pd_println("back");
}

// Of a broken stack the frames that are right are shown, nothing else; the report goes on with the others, status 2.
// RUN: %cc -O1 -fno-omit-frame-pointer %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 0 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 0 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 0 2>&1 | FileCheck %s
// RUN: %status 2 %t 1 2>&1 | FileCheck %s
// RUN: %status 2 %t 2 2>&1 | FileCheck %s
// RUN: %status 2 %t 3 2>&1 | FileCheck %s
// RUN: %status 2 %t 4 2>&1 | FileCheck %s
// RUN: %status 2 %t 5 2>&1 | FileCheck %s
// CHECK: {{^}}panic: broken{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}breaker(...){{$}}
// CHECK-NEXT: pc=0x{{[0-9a-f]+}} breaker+0x
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 2 [chan receive (nil chan)]:{{$}}
// CHECK-NEXT: {{^}}waiter(...){{$}}
#include "predawn.h"

static void waiter(void *arg) {
    pd_chan_recv(0, arg);
    pd_println("received");
}

static void elsewhere(void) { pd_println("never called"); }

__attribute__((noipa)) static void breaker(int64_t way) {
    uintptr_t *frame = __builtin_frame_address(0);
    switch (way) {
    case 0: frame[1] = 0x4141414141414141; break;      // a return address that is none
    case 1: frame[1] = (uintptr_t)elsewhere; break;    // the address of a function is none either
    case 2: frame[1] = (uintptr_t)frame; break;        // data
    case 3: frame[1] = (uintptr_t)frame - 1; break;
    case 4: frame[1] = (uintptr_t)elsewhere + 9; break; // in the middle of it, but not behind a call
    case 5: frame[1] = 1; break;
    }
    pd_panic("broken");
}

__attribute__((noipa)) static void middle(int64_t way) {
    breaker(way);
    pd_println("back");
}

void pd_main(void) {
    pd_go(waiter, 0);
    pd_gosched();
    middle(pd_atoi(pd_argv()[1]));
    pd_println("back");
}

// pd_traceback writes the caller's frames to fd 2 and comes back; also in predawn and with a line open.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t 2>&1 | FileCheck %s
// CHECK: {{^}}before{{$}}
// CHECK-NEXT: {{^}}after{{$}}
// CHECK: {{^}}goroutine 0 [running]:{{$}}
// CHECK-NEXT: {{^}}main.init(...){{$}}
// CHECK: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}inner(...){{$}}
// CHECK-NEXT: inner+0x
// CHECK-NEXT: {{^}}main.main(...){{$}}
#include "predawn.h"

__attribute__((noipa)) static void inner(void) {
    pd_traceback();
    pd_println("after");
}

void pd_init(void) { pd_traceback(); }

void pd_main(void) {
    pd_println("before");
    inner();
    pd_exit(0);
}

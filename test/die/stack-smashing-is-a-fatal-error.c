// Code built with -fstack-protector works unchanged, and a frame that is written past its array is told of.
// RUN: %cc -O1 -fstack-protector-all %s -o %t
// RUN: %t | FileCheck %s --check-prefix=WHOLE
// RUN: %status 2 %t smash 2>&1 | FileCheck %s
// WHOLE: {{^}}whole{{$}}
// CHECK: {{^}}fatal error: stack smashing detected{{$}}
// CHECK: goroutine 1 [running]:
// CHECK-NEXT: overrun(...)
#include <predawn.h>

static __attribute__((noinline)) void overrun(int64_t bytes) {
    volatile char array[16];
    for (int64_t i = 0; i < bytes; i++) array[i] = (char)i;
}

void pd_main(void) {
    overrun(pd_argc() > 1 ? 32 : 16);
    pd_println("whole");
}

// An initialiser, on the system stack, that recurses for ever without asking for stack ends in one line and status 2.
// RUN: %cc -O1 -fno-split-stack %s -o %t
// RUN: %status 2 %t 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: stack overflow on the system stack{{$}}
// CHECK-NOT: {{.}}
#include "predawn.h"

__attribute__((noipa)) static int64_t deeper(int64_t n) {
    volatile int64_t here = n;
    return deeper(n + 1) + here;
}

void pd_init(void) { pd_print_int(deeper(0) + 1); }

void pd_main(void) {}

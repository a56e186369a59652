// A goroutine that outgrows the limit dies with Go's text; of its stack the first and last fifty frames are shown.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_STACK_MAX=4000000 PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_STACK_MAX=4000000 PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_STACK_MAX=4000000 PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_STACK_MAX=4000000 %t 2>&1 | grep -c "^deeper(" | FileCheck --check-prefix=COUNT %s
// COUNT: {{^}}99{{$}}
// CHECK: {{^}}runtime: goroutine stack exceeds 4000000-byte limit{{$}}
// CHECK-NEXT: {{^}}fatal error: stack overflow{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-COUNT-50: {{^}}deeper(...){{$}}
// CHECK-NOT: deeper(
// CHECK: {{^\.\.\.[0-9]+}} frames elided...{{$}}
// CHECK-COUNT-49: {{^}}deeper(...){{$}}
// CHECK-NOT: deeper(
// CHECK: {{^}}main.main(...){{$}}
#include "predawn.h"

__attribute__((noipa)) static int64_t deeper(int64_t n) {
    volatile int64_t here = n;
    return deeper(n + 1) + here;
}

void pd_main(void) { pd_print_int(deeper(0) + 1); }

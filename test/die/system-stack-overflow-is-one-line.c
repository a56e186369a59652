// F6: an initialiser, on the system stack, that recurses for ever ends in one line and status 2, if it asks for stack,
// which this one does not get, and if it does not ask. (A checked runtime stands in frames that can be walked from.)
// RUN: %cc -O1 -fno-split-stack %s -o %t
// RUN: %status 2 %each-mmax %t 2>&1 | FileCheck %s
// RUN: %cc -O1 %s -o %t.asks
// RUN: %status 2 %each-mmax %t.asks 2>&1 | FileCheck %s --check-prefix=ASKS --implicit-check-not=fatal
// ASKS: {{^}}fatal error: stack overflow: a system stack does not grow{{$}}
// ASKS-EMPTY:
// ASKS-NEXT: goroutine 0 [running]:
// CHECK: {{^}}fatal error: stack overflow on the system stack{{$}}
// CHECK-NOT: {{.}}
#include "predawn.h"

__attribute__((noipa)) static int64_t deeper(int64_t n) {
    volatile int64_t here = n;
    return deeper(n + 1) + here;
}

void pd_init(void) { pd_print_int(deeper(0) + 1); }

void pd_main(void) {}

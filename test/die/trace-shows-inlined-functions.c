// A function that the compiler has put into another one is listed with the line it was at, and the one around it with
// the line of the call, for each compiler and version of the tables.
// RUN: cp %s %t.c && cd %T
// RUN: %cc -O2 -g %t.c -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc -O2 -g -gdwarf-4 %t.c -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc --cc=clang-14 -O2 -g %t.c -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc --cc=clang-14 -O2 -gdwarf-4 %t.c -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc --cc=clang-19 -O2 -g %t.c -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc --cc=clang-19 -O2 -g --pie --linker=lld %t.c -o %t && %status 2 %t 2>&1 | FileCheck %s
// CHECK: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}leaf(...){{$}}
// CHECK-NEXT: {{^}}{{	}}{{.*}}.c:[[#@LINE+11]] inlined{{$}}
// CHECK-NEXT: {{^}}middle(...){{$}}
// CHECK-NEXT: {{^}}{{	}}{{.*}}.c:[[#@LINE+15]] inlined{{$}}
// CHECK-NEXT: {{^}}main.main(...){{$}}
// CHECK-NEXT: {{^}}{{	}}{{.*}}.c:[[#@LINE+18]] +0x{{[0-9a-f]+}} pc=0x{{[0-9a-f]+$}}
// CHECK-NOT: {{.}}
#include "predawn.h"

static volatile int sink;

static inline __attribute__((always_inline)) int leaf(volatile int *p) {
    sink = *p;
    return sink;
}

static inline __attribute__((always_inline)) int middle(volatile int *p) {
    sink = 1;
    return leaf(p);
}

void pd_main(void) {
    sink = 2;
    sink = middle(0);
}

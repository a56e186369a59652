// A load or store through a null pointer is Go's panic, with the signal, the goroutine that did it first, and status 2.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK: {{^}}panic: runtime error: invalid memory address or nil pointer dereference{{$}}
// CHECK-NEXT: {{^}}[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x[[PC:[0-9a-f]+]]]{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 2 [running]:{{$}}
// CHECK-NEXT: {{^}}third_field(...){{$}}
// CHECK-NEXT: {{^}}{{	}}pc=0x[[PC]] third_field+0x{{[0-9a-f]+$}}
// CHECK-NEXT: {{^}}worker(...){{$}}
// CHECK-NEXT: pc=0x{{[0-9a-f]+}} worker+0x
// CHECK-NEXT: {{^}}created by main.main{{$}}
// CHECK-NEXT: pc=0x{{[0-9a-f]+}} main.main+0x
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [{{.*}}]:{{$}}
// CHECK-NEXT: {{^}}main.main(...){{$}}
// CHECK-NOT: rax
#include "predawn.h"

__attribute__((noipa)) static int64_t third_field(const int64_t *p) { return p[2] + 1; }

__attribute__((noipa)) static void worker(void *arg) {
    pd_gosched();
    pd_print_int(third_field(arg));
}

void pd_main(void) {
    pd_go(worker, 0);
    pd_block();
}

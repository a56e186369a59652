// A fault at an address that no null pointer explains is a crash: name, pc, code and address, goroutines, registers.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK: {{^}}SIGSEGV: segmentation violation{{$}}
// CHECK-NEXT: {{^}}PC=0x[[PC:[0-9a-f]+]] m={{[0-9]+}} code=0x1 addr=0x1234568{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}load(...){{$}}
// CHECK-NEXT: pc=0x[[PC]] load+0x
// CHECK-NEXT: {{^}}main.main(...){{$}}
// CHECK: {{^}}rdi    0x1234568{{$}}
// CHECK: {{^}}rip    0x[[PC]]{{$}}
// CHECK-NEXT: {{^}}rflags    0x
#include "predawn.h"

__attribute__((noipa)) static int64_t load(const int64_t *p) { return *p; }

void pd_main(void) { pd_print_int(load((const int64_t *)0x1234568) + 1); }

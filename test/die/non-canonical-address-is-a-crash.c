// An address that is none (the kernel reports 0 for it) is not taken for a null pointer.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK-NOT: panic
// CHECK: {{^}}SIGSEGV: segmentation violation{{$}}
// CHECK-NEXT: {{^}}PC=0x{{[0-9a-f]+}} m={{[0-9]+}} code=0x80 addr=0x0{{$}}
// CHECK: {{^}}load(...){{$}}
#include "predawn.h"

__attribute__((noipa)) static int64_t load(const int64_t *p) { return *p; }

void pd_main(void) { pd_print_int(load((const int64_t *)0x1234567812345678) + 1); }

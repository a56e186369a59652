// A load beyond the end of a mapped file is a crash by SIGBUS, with its address.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// CHECK: {{^}}SIGBUS: bus error{{$}}
// CHECK-NEXT: {{^}}PC=0x[[PC:[0-9a-f]+]] m={{[0-9]+}} code=0x2 addr=0x{{[1-9a-f][0-9a-f]*}}000{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}load(...){{$}}
// CHECK-NEXT: pc=0x[[PC]] load+0x
// CHECK-NEXT: {{^}}main.main(...){{$}}
#include "predawn.h"

enum { open_number = 2, mmap_number = 9, read_only = 1, private_map = 2 };

__attribute__((noipa)) static int64_t load(const int64_t *p) { return *p; }

void pd_main(void) {
    int64_t file = pd_syscall(open_number, (int64_t)"/proc/self/exe", 0, 0, 0, 0, 0);
    int64_t beyond = 1 << 30;
    int64_t map = pd_syscall(mmap_number, 0, 4096, read_only, private_map, file, beyond);
    pd_print_int(load((const int64_t *)map) + 1);
}

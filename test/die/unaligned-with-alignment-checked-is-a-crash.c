// H7: where a program has set the flag that makes unaligned accesses fault, one is a crash with its text, although the
// report makes such accesses itself; and a null pointer is still a panic that can be recovered.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 %each-mmax %t unaligned 2>&1 | FileCheck %s --check-prefix=UNALIGNED
// UNALIGNED-NOT: panic
// UNALIGNED: {{^}}SIGBUS: bus error{{$}}
// UNALIGNED-NEXT: {{^}}PC=0x{{[0-9a-f]+}} m={{[0-9]+}} code=0x1 addr=0x
// UNALIGNED: {{^}}load(...){{$}}
// RUN: %status 2 %each-mmax %t null 2>&1 | FileCheck %s --check-prefix=NULL
// NULL: {{^}}panic: runtime error: invalid memory address or nil pointer dereference{{$}}
// NULL-NEXT: {{^\[}}signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x{{[0-9a-f]+}}]{{$}}
// NULL: {{^}}load(...){{$}}
#include "predawn.h"

enum { alignment_check = 1 << 18 };

static int64_t words[2] = {1, 2};

__attribute__((noipa)) static int64_t load(const int64_t *p) { return *p; }

void pd_main(void) {
    const int64_t *at = *pd_argv()[1] == 'n' ? 0 : (const int64_t *)((char *)words + 1);
    __builtin_ia32_writeeflags_u64(__builtin_ia32_readeflags_u64() | alignment_check);
    pd_print_int(load(at));
}

// ud2 and int3 are reported with the function that holds them.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck --check-prefix=ILL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck --check-prefix=ILL %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t trap 2>&1 | FileCheck --check-prefix=TRAP %s
// ILL: {{^}}SIGILL: illegal instruction{{$}}
// ILL-NEXT: {{^}}PC=0x[[PC:[0-9a-f]+]] m={{[0-9]+}} code=0x2 addr=0x[[PC]]{{$}}
// ILL: {{^}}illegal(...){{$}}
// ILL-NEXT: pc=0x[[PC]] illegal+0x
// ILL-NEXT: {{^}}main.main(...){{$}}
// TRAP: {{^}}SIGTRAP: trace trap{{$}}
// TRAP: {{^}}goroutine 1 [running]:{{$}}
// TRAP-NEXT: {{^}}main.main(...){{$}}
#include "predawn.h"

__attribute__((noipa)) static void illegal(void) { __builtin_trap(); }

void pd_main(void) {
    if (pd_argc() > 1) pd_breakpoint();
    illegal();
}

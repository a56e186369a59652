// In a position-independent program, whose code is at low addresses in the file, the tables of a function that the
// linker has left out, which count from 0, give no line of their own to the code that is there.
// RUN: %cc -O1 -g --pie --linker=bfd %s -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc -O1 -g -gdwarf-4 --pie --linker=bfd %s -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc -O1 -g --pie --linker=lld %s -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc --cc=clang-19 -O1 -g --pie --linker=bfd %s -o %t && %status 2 %t 2>&1 | FileCheck %s
// CHECK: {{^}}main.main(...){{$}}
// CHECK-NEXT: {{^}}{{	}}{{.*}}.c:[[#@LINE+14]] +0x{{[0-9a-f]+}} pc=0x{{[0-9a-f]+$}}
// CHECK-NOT: {{.}}
#include "predawn.h"

// So many bytes, with lines of their own, that code of the runtime and main's lies where this would be.
void never_called(volatile int *p) {
    __asm__ volatile(".skip 30000, 0x90");
    *p += 1;
    __asm__ volatile(".skip 30000, 0x90");
    *p += 2;
    __asm__ volatile(".skip 30000, 0x90");
}

void pd_main(void) {
    *(volatile int *)16 = 1;
    pd_println("never");
}

// pd_print_pc prints the address and the function it lies in, the address alone where there is no such function, and in
// a stripped program.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc -O2 --strip %s -o %t.stripped && %t.stripped | FileCheck %s --check-prefix=STRIPPED
// CHECK: {{^0x[0-9a-f]+ main\.main\+0x0$}}
// CHECK-NEXT: {{^0x[0-9a-f]+ inside\+0x1$}}
// CHECK-NEXT: {{^0x10$}}
// STRIPPED: {{^0x[0-9a-f]+$}}
// STRIPPED-NEXT: {{^0x[0-9a-f]+$}}
// STRIPPED-NEXT: {{^0x10$}}
#include "predawn.h"

__attribute__((noinline)) void inside(void) { pd_gosched(); }

void pd_main(void) {
    inside();
    pd_print_pc((const void *)pd_main);
    pd_print_newline();
    pd_print_pc((const char *)inside + 1);
    pd_print_newline();
    pd_print_pc((const void *)0x10);
    pd_print_newline();
}

// GNU ld, gold and lld all make the table that a trace needs.
// RUN: %cc -O1 --linker=bfd %s -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc -O1 --linker=gold %s -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %cc -O1 --linker=lld %s -o %t && %status 2 %t 2>&1 | FileCheck %s
// RUN: %if release %{ %cc-debug -O0 %s -o %t && %status 2 %t 2>&1 | FileCheck %s %}
// CHECK: {{^}}panic: here{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 2 [running]:{{$}}
// CHECK-NEXT: {{^}}inner(...){{$}}
// CHECK-NEXT: inner+0x
// CHECK-NEXT: {{^}}worker(...){{$}}
// CHECK-NEXT: worker+0x
// CHECK-NEXT: {{^}}created by main.main{{$}}
#include "predawn.h"

__attribute__((noinline)) static void inner(void *text) {
    pd_print_begin(1);
    pd_print_end();
    pd_panic(text);
}

static void worker(void *text) {
    inner(text);
    pd_println("back");
}

void pd_main(void) {
    pd_go(worker, "here");
    pd_block();
}

// B1, B13: a goroutine of a null function, or with more than 1,024 bytes of arguments, is a fatal error; status 2.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t nil 2>&1 | FileCheck %s --check-prefix=NIL
// RUN: %status 2 %each-mmax %t copy 2>&1 | FileCheck %s --check-prefix=NIL
// NIL: {{^}}fatal error: go of nil func value{{$}}
// RUN: %status 2 %each-mmax %t many 2>&1 | FileCheck %s --check-prefix=MANY
// MANY: {{^}}fatal error: newproc: too many arguments{{$}}
#include "program.h"

static void child(void *arg) { (void)arg; }

void pd_main(void) {
    static char block[PD_GO_BYTES_MAX + 1];
    switch (*pd_argv()[1]) {
    case 'n': pd_go(0, block); break;
    case 'c': pd_go_copy(0, block, 8); break;
    case 'm': pd_go_copy(child, block, sizeof block); break;
    }
    pd_println("nothing happened");
}

// Hello in C.
//
// RUN: %cc --cc=gcc -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang-14 -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang-19 -O2 %s -o %t && %each-mmax %t | FileCheck %s
//
// CHECK: {{^hello, world$}}
// CHECK-NOT: {{.}}
#include <predawn.h>

void pd_main(void) { pd_println("hello, world"); }

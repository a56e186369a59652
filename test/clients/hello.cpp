// Hello in C++.
//
// RUN: %cc --cc=g++ -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang++-14 -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang++-19 -O2 %s -o %t && %each-mmax %t | FileCheck %s
//
// CHECK: {{^hello, world$}}
// CHECK-NOT: {{.}}
#include <predawn.h>

void pd_main() { pd_println("hello, world"); }

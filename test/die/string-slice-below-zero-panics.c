// A slice that starts below zero panics.
// RUN: %cc -O2 %s -o %t && %status 2 %each-mmax %t 2>%t.err
// RUN: FileCheck %s <%t.err
// CHECK: {{^}}panic: runtime error: slice bounds out of range [-1:]{{$}}
#include "predawn.h"

void pd_main(void) { pd_string_slice(pd_string_from_cstring("abc"), -1, 2); }

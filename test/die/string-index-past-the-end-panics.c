// Byte number 5 of a string of three panics, with both numbers.
// RUN: %cc -O2 %s -o %t && %status 2 %each-mmax %t 2>%t.err
// RUN: FileCheck %s <%t.err
// CHECK: {{^}}panic: runtime error: index out of range [5] with length 3{{$}}
#include "predawn.h"

void pd_main(void) { pd_string_index(pd_string_from_cstring("abc"), 5); }

// An index below zero panics; Go's text names the index alone.
// RUN: %cc -O2 %s -o %t && %status 2 %each-mmax %t 2>%t.err
// RUN: FileCheck %s <%t.err
// CHECK: {{^}}panic: runtime error: index out of range [-1]{{$}}
#include "predawn.h"

void pd_main(void) { pd_string_index(pd_string_from_cstring("abc"), -1); }

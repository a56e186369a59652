// Strings that together are more than the address space holds are `out of memory`, before any byte is read.
// RUN: %cc -O2 %s -o %t && %status 2 %each-mmax %t 2>%t.err
// RUN: FileCheck %s <%t.err
// CHECK: {{^}}fatal error: out of memory{{$}}
#include "predawn.h"

void pd_main(void) {
    pd_string huge = {"", INT64_MAX / 4};
    pd_string_cat(huge, huge);
}

// Strings whose lengths together overflow are not concatenated: that is a panic, before any byte is read.
// RUN: %cc -O2 %s -o %t && %status 2 %each-mmax %t 2>%t.err
// RUN: FileCheck %s <%t.err
// CHECK: {{^}}panic: runtime error: string concatenation too long{{$}}
#include "predawn.h"

void pd_main(void) {
    pd_string huge = {"", INT64_MAX / 2 + 1};
    pd_string_cat(huge, huge);
}

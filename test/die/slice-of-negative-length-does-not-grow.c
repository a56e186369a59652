// A slice whose length is below zero, or above what it is to hold, panics when it is to grow: its bytes are not copied.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 %each-mmax %t -5 10 2>&1 | FileCheck %s
// RUN: %status 2 %each-mmax %t 11 10 2>&1 | FileCheck %s
// CHECK: {{^}}panic: runtime error: growslice: cap out of range{{$}}
#include "predawn.h"

static int64_t array[5];

void pd_main(void) {
    pd_slice slice = {array, pd_atoi(pd_argv()[1]), 5};
    pd_slice_grow(slice, pd_atoi(pd_argv()[2]), sizeof array[0]);
    pd_println("grown");
}

// A copy from or to a slice of fewer than no elements panics, and so does appending fewer than none: nothing is moved.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 %each-mmax %t from 2>&1 | FileCheck %s --check-prefix=COPY
// RUN: %status 2 %each-mmax %t to 2>&1 | FileCheck %s --check-prefix=COPY
// COPY: {{^}}panic: runtime error: slicecopy: len out of range{{$}}
// RUN: %status 2 %each-mmax %t append 2>&1 | FileCheck %s --check-prefix=APPEND
// APPEND: {{^}}panic: runtime error: growslice: cap out of range{{$}}
#include "predawn.h"

static int64_t array[5], other[5];

void pd_main(void) {
    const pd_slice right = {array, 5, 5}, wrong = {other, -1, 5};
    switch (*pd_argv()[1]) {
    case 'f': pd_slice_copy(right, wrong, sizeof array[0]); break;
    case 't': pd_slice_copy(wrong, right, sizeof array[0]); break;
    default: pd_slice_append(right, other, -1, sizeof array[0]);
    }
    pd_println("went on");
}

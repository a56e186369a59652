// G1: a size over 2^47 or that the machine has not is out of memory; a count below 0, or whose product overflows, is
// a panic, never a small piece; status 2.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t huge 2>&1 | FileCheck %s --check-prefix=OUT
// RUN: %status 2 %each-mmax %t most 2>&1 | FileCheck %s --check-prefix=OUT
// RUN: %status 2 %each-mmax %t all 2>&1 | FileCheck %s --check-prefix=OUT
// OUT: {{^}}fatal error: out of memory{{$}}
// RUN: %status 2 %each-mmax %t negative 2>&1 | FileCheck %s --check-prefix=LENGTH
// RUN: %status 2 %each-mmax %t overflow 2>&1 | FileCheck %s --check-prefix=LENGTH
// RUN: %status 2 %each-mmax %t wide 2>&1 | FileCheck %s --check-prefix=LENGTH
// LENGTH: {{^}}panic: runtime error: makeslice: len out of range{{$}}
#include "program.h"

void pd_main(void) {
    void *got = 0;
    switch (*pd_argv()[1]) {
    case 'h': got = pd_mal(((size_t)1 << 47) + 1); break;
    case 'm': got = pd_mal((size_t)1 << 47); break;
    case 'a': got = pd_mal(SIZE_MAX); break;
    case 'n': got = pd_mal_array(-1, 1); break;
    case 'o': got = pd_mal_array((int64_t)1 << 62, 4); break;
    case 'w': got = pd_mal_array(2, SIZE_MAX / 2 + 2); break;
    }
    say("got", (int64_t)(intptr_t)got);
}

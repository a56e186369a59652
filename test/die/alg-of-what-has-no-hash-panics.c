// An interface that holds a value which cannot be hashed or compared panics with Go's text, which names the type.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t hash 2>&1 | FileCheck %s --check-prefix=HASH
// HASH: {{^}}panic: runtime error: hash of unhashable type []int{{( .*)?$}}
// RUN: %status 2 %each-mmax %t equal 2>&1 | FileCheck %s --check-prefix=EQUAL
// EQUAL: {{^}}panic: runtime error: comparing uncomparable type []int{{( .*)?$}}
#include "program.h"

static const pd_type slice = {24, &pd_alg_none, {"[]int", 5}, PD_KIND_SLICE, 0, 0, 0};

void pd_main(void) {
    int64_t words[3] = {0, 0, 0};
    pd_any any = {&slice, words};
    if (pd_argv()[1][0] == 'h') pd_alg_interface.hash(&any, sizeof any, 1);
    pd_alg_interface.equal(&any, &any, sizeof any);
    pd_println("nothing happened");
}

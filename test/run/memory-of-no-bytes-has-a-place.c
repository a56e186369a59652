// G1: pd_mal(0) and an array of nothing are never null, also as a thread's first allocation.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: right 64
#include "program.h"

static bool right(void) {
    return pd_mal(0) && pd_mal_array(0, 8) && pd_mal_array(7, 0) && ((uintptr_t)pd_mal(0) & 15) == 0;
}

static void goroutine(void *answers) { send(answers, right()); }

void pd_main(void) {
    expect(right(), "the first allocation of all");
    pd_chan *answers = channel_of(0);
    int64_t count = 0;
    for (int i = 0; i < 64; i++) pd_go(goroutine, answers);
    for (int i = 0; i < 64; i++) count += receive(answers);
    say("right", count);
}

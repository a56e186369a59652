// maxprocs.h -- how many Ms are to run Go's code, and how many more there are to be.
//
// GOMAXPROCS says how many run Go's code. Ms that stand in calls that may last come on top: so mmax is to be the sum
// of the two. It may be more, from when more such calls lasted at once, and less where the machine had no more threads:
// then the next call that lasts raises it again, and another thread is tried for.
#pragma once

#include <stdint.h>

#include "rt0/atomic.h"

namespace predawn::gccgo {

// What GOMAXPROCS answers. It never becomes less.
int32_t maxprocs();

// How many Ms stand in calls that may last.
extern Atomic<int32_t> calls_that_last;

// Raises mmax to the sum, if it is less. On a g0's stack; no lock is held.
void mmax_raise();

} // namespace predawn::gccgo

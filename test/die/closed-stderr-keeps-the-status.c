// A program that cannot write its report still ends with status 2.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 sh -c "exec %t 2>&-"
// RUN: %status 2 env PREDAWN_MAXPROCS=2 sh -c "exec %t 2>&-"
// RUN: %status 2 env PREDAWN_MAXPROCS=8 sh -c "exec %t 2>&-"
// RUN: %status 2 sh -c "exec %t 2>/dev/full"
// RUN: %status 2 sh -c "exec %t fault 2>&-"
#include "predawn.h"

void pd_main(void) {
    if (pd_argc() > 1) *(volatile int *)8 = 1;
    pd_panic("unheard");
}

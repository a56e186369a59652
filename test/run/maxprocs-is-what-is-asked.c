// A8: $PREDAWN_MAXPROCS from 1 to the cap of 1,024 is the most threads there are; what is smaller or no number counts
// as unset, which is the number of processors; what is larger is the cap.
// RUN: %cc -O1 %s -o %t
// RUN: env PREDAWN_MAXPROCS=1 %t | FileCheck %s --check-prefix=ONE --match-full-lines
// ONE: mmax 1
// RUN: env PREDAWN_MAXPROCS=2 %t | FileCheck %s --check-prefix=TWO --match-full-lines
// TWO: mmax 2
// RUN: env PREDAWN_MAXPROCS=1000000000 %t | FileCheck %s --check-prefix=CAP --match-full-lines
// RUN: env PREDAWN_MAXPROCS=99999999999999999999 %t | FileCheck %s --check-prefix=CAP --match-full-lines
// CAP: mmax 1024
// RUN: %t | FileCheck %s --check-prefix=UNSET --match-full-lines
// RUN: env PREDAWN_MAXPROCS= %t | FileCheck %s --check-prefix=UNSET --match-full-lines
// RUN: env PREDAWN_MAXPROCS=0 %t | FileCheck %s --check-prefix=UNSET --match-full-lines
// RUN: env PREDAWN_MAXPROCS=-1 %t | FileCheck %s --check-prefix=UNSET --match-full-lines
// RUN: env PREDAWN_MAXPROCS=abc %t | FileCheck %s --check-prefix=UNSET --match-full-lines
// UNSET: mmax of the processors
// RUN: taskset -c 0 %t | FileCheck %s --check-prefix=ONE-PROCESSOR --match-full-lines
// ONE-PROCESSOR: mmax of the processors
#include "program.h"

static int64_t processor_count(void) {
    enum { call_sched_getaffinity = 204 };
    static unsigned char mask[1024];
    int64_t bytes = pd_syscall(call_sched_getaffinity, 0, sizeof mask, (int64_t)mask, 0, 0, 0);
    int64_t count = 0;
    for (int64_t bit = 0; bit < bytes * 8; bit++) count += mask[bit / 8] >> bit % 8 & 1;
    return count;
}

void pd_main(void) {
    const char *asked = pd_getenv("PREDAWN_MAXPROCS");
    if ((!asked || pd_atoi(asked) <= 0) && maxprocs() == processor_count()) pd_println("mmax of the processors");
    else say("mmax", maxprocs());
}

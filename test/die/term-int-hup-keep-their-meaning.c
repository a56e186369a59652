// SIGTERM, SIGINT and SIGHUP end the process as if there were no runtime.
// RUN: %cc -O1 %s -o %t
// RUN: %status 143 %t 15
// RUN: %status 130 %t 2
// RUN: %status 129 %t 1
// RUN: %status 141 %t 13
#include "predawn.h"

enum { getpid_number = 39, kill_number = 62 };

void pd_main(void) {
    int64_t self = pd_syscall(getpid_number, 0, 0, 0, 0, 0, 0);
    pd_syscall(kill_number, self, pd_atoi(pd_argv()[1]), 0, 0, 0, 0);
    pd_exit(0);
}

// C5: goroutines that sleep, or one that is in a system call while all others wait, are no deadlock.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
//      CHECK: slept 50
// CHECK-NEXT: was in a system call 50
// CHECK-NEXT: woken by a sleeper 3
//  CHECK-NOT: deadlock
#include "program.h"

static pd_chan *c;

static void waiter(void *arg) {
    (void)arg;
    say("woken by a sleeper", receive(c));
}

static void system_call(int64_t ms) {
    enum { call_nanosleep = 35 };
    int64_t time[2] = {0, ms * 1000000};
    pd_syscall(call_nanosleep, (int64_t)time, 0, 0, 0, 0, 0);
}

void pd_main(void) {
    c = channel_of(0);
    pd_go(waiter, 0);
    pd_sleep(50);
    say("slept", 50);
    system_call(50);
    say("was in a system call", 50);
    pd_sleep(1);
    send(c, 3);
}

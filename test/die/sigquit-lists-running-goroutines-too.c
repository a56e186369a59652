// SIGQUIT lists every goroutine with a right stack: those that run on other threads as well as those that do not run.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=4 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck --check-prefix=ONE %s
// CHECK: {{^}}SIGQUIT: quit{{$}}
// CHECK-DAG: {{^}}goroutine 1 [running]:{{$}}
// CHECK-DAG: {{^}}goroutine 2 [running]:{{$}}
// CHECK-DAG: {{^}}goroutine 3 [running]:{{$}}
// CHECK-DAG: {{^}}goroutine 4 [chan receive (nil chan)]:{{$}}
// RUN: %status 2 env PREDAWN_MAXPROCS=4 %t 2>&1 | FileCheck --check-prefix=STACK %s
// STACK: goroutine 2 [running]:
// STACK-NEXT: {{^}}turn(...){{$}}
// STACK-NEXT: pc=0x{{[0-9a-f]+}} turn+0x
// STACK-NEXT: {{^}}hog(...){{$}}
// STACK-NEXT: pc=0x{{[0-9a-f]+}} hog+0x
// STACK-NEXT: {{^}}created by main.main{{$}}
// ONE: {{^}}goroutine 1 [running]:{{$}}
// ONE: {{^}}main.main(...){{$}}
// ONE: {{^}}goroutine 2 [runnable]:{{$}}
// ONE-NEXT: {{^}}hog(...){{$}}
// ONE-NEXT: hog+0x0{{$}}
// ONE-NEXT: {{^}}created by main.main{{$}}
#include "predawn.h"

enum { nanosleep_number = 35, getpid_number = 39, kill_number = 62, quit = 3 };

static volatile int64_t turns;
static volatile uint32_t running;

__attribute__((noipa)) static void turn(void) {
    for (;;) turns++;
}

static void hog(void *arg) {
    (void)arg;
    __atomic_fetch_add(&running, 1, __ATOMIC_SEQ_CST);
    turn();
    pd_println("back");
}

static void waiter(void *arg) {
    pd_chan_recv(0, arg);
    pd_println("received");
}

void pd_main(void) {
    pd_counts counts;
    pd_count(&counts);
    pd_go(hog, 0);
    pd_go(hog, 0);
    pd_go(waiter, 0);
    if (counts.mmax > 1) {
        while (running < 2) {
        }
        int64_t until_parked[2] = {0, 50000000}; // the last goroutine, on one of the other threads
        pd_syscall(nanosleep_number, (int64_t)until_parked, 0, 0, 0, 0, 0);
    }
    int64_t self = pd_syscall(getpid_number, 0, 0, 0, 0, 0, 0);
    pd_syscall(kill_number, self, quit, 0, 0, 0, 0);
    for (;;) turns++;
}

// A program that is linked without symbols finds its frames by frame pointers, and shows the address of each: out of a
// fault, over segments of the stack, and of the other goroutines.
//
// RUN: %cc -O2 -s %s -o %t
// RUN: %status 2 %t 2>%t.report
// RUN: FileCheck %s <%t.report
//      CHECK: {{^}}panic: runtime error: invalid memory address or nil pointer dereference{{$}}
// CHECK-NEXT: {{^}}[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=[[FAULT:0x[0-9a-f]+]]]{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}goroutine 1 [running]:{{$}}
// CHECK-NEXT: {{^}}{{	}}pc=[[FAULT]]{{$}}
// CHECK-NEXT: {{^}}{{	}}pc=[[DOWN:0x[0-9a-f]+]]{{$}}
// CHECK-NEXT: {{^}}{{	}}pc=[[DOWN]]{{$}}
//      CHECK: {{^}}goroutine 2 [chan receive]:{{$}}
// CHECK-NEXT: {{^}}{{	}}pc=0x{{[0-9a-f]+$}}
//      CHECK: {{^}}created by pc=0x{{[0-9a-f]+$}}
// CHECK-NOT: (...)
//
// Every call of down is there, and nothing else up to main's.
// RUN: sed -n '/goroutine 1/,/goroutine 2/p' %t.report | grep pc= | uniq -c | awk '{ print "times", $1 }' >%t.counts
// RUN: FileCheck %s --check-prefix=FRAMES --match-full-lines <%t.counts
//      FRAMES: times 1
// FRAMES-NEXT: times 39
// FRAMES-NEXT: times 1
#include "predawn.h"

static volatile int *nowhere = (volatile int *)16;

static __attribute__((noinline)) int down(int n) {
    volatile char frame[300];
    frame[0] = (char)n;
    if (n == 0) return *nowhere;
    return down(n - 1) + frame[0];
}

static void waits(void *channel) {
    pd_chan_recv(channel, 0);
    pd_println("never");
}

void pd_main(void) {
    pd_go(waits, pd_chan_new(0, 0));
    pd_gosched();
    if (down(39) == 1) pd_println("never");
}

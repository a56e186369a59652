// C2: when the last of many goroutines comes to wait, after work on all threads, each is listed exactly once; status 2.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t 2>%t.err
// RUN: head -n 1 %t.err | FileCheck %s --match-full-lines
// CHECK: fatal error: all goroutines are asleep - deadlock!
// RUN: grep "^goroutine " %t.err | sort | uniq | wc -l | FileCheck %s --check-prefix=LISTED --match-full-lines
// RUN: grep -c "^goroutine " %t.err | FileCheck %s --check-prefix=LISTED --match-full-lines
// LISTED: 201
// RUN: grep -c "\[chan receive\]" %t.err | FileCheck %s --check-prefix=RECEIVE --match-full-lines
// RECEIVE: 101
// RUN: grep -c "\[chan send\]" %t.err | FileCheck %s --check-prefix=SEND --match-full-lines
// SEND: 100
#include "program.h"

static pd_chan *never;

static void worker(void *arg) {
    for (int i = 0; i < 100; i++) {
        for (volatile int k = 0; k < 1000; k++) {}
        pd_gosched();
    }
    if (arg) receive(never);
    else send(channel_of(0), 1);
}

void pd_main(void) {
    never = channel_of(1);
    for (int i = 0; i < 200; i++) pd_go(worker, i % 2 ? never : 0);
    receive(never);
}

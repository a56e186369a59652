// B15: a process whose goroutines all wait makes no system call until the next timer is due, whatever its threads did.
// RUN: %cc -O2 %s -o %t
// RUN: %python %S/calls-while-idle %t | FileCheck %s --match-full-lines
// CHECK: calls while idle: []
#include "program.h"

static void worker(void *arg) {
    for (volatile int i = 0; i < 200000; i++) {}
    send(arg, 1);
    pd_block();
}

void pd_main(void) {
    pd_chan *done = channel_of(0);
    for (int i = 0; i < 100; i++) pd_go(worker, done);
    for (int i = 0; i < 100; i++) receive(done);
    pd_println("idle");
    pd_sleep(1000);
    pd_println("over");
    pd_exit(0);
}

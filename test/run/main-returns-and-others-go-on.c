// A2: when main returns, the goroutines that it started run on; the process ends with the last of them.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t | FileCheck %s
// CHECK: main returned 1
// CHECK-NEXT: the last one 3
#include "program.h"

static pd_chan *main_ends;

static void child(void *arg) {
    (void)arg;
    say("main returned", receive(main_ends)); // main's last act but for its return
    for (int i = 0; i < 100; i++) pd_gosched();
    pd_sleep(5);
    say("the last one", 3);
}

void pd_main(void) {
    main_ends = channel_of(1);
    pd_go(child, 0);
    send(main_ends, 1);
}

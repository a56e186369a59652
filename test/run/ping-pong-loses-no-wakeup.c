// B10: two goroutines that pass a value to and fro 1,000,000 times never lose a wake-up, and share no thread's
// patience:
// a thread that has nothing to run sleeps.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: turns 1000000
#include "program.h"

enum { turns = 1000000 };

static pd_chan *ping, *pong;

static void other(void *arg) {
    (void)arg;
    for (int64_t i = 0; i < turns; i++) send(pong, receive(ping));
}

void pd_main(void) {
    ping = channel_of(0);
    pong = channel_of(0);
    pd_go(other, 0);
    int64_t right = 0;
    for (int64_t i = 0; i < turns; i++) {
        send(ping, i);
        right += receive(pong) == i;
    }
    say("turns", right);
}

// D2: a send on a channel without a buffer returns only when a receive has begun.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: sends 5000
#include "program.h"

enum { sends = 5000 };

static pd_chan *c, *done;
static int64_t begun; // receives

static void receiver(void *arg) {
    (void)arg;
    for (int i = 0; i < sends; i++) {
        if (i % 3 == 0) pd_gosched();
        for (volatile int64_t k = 0; k < i % 500; k++) {}
        __atomic_add_fetch(&begun, 1, __ATOMIC_SEQ_CST);
        receive(c);
    }
    send(done, 1);
}

void pd_main(void) {
    c = channel_of(0);
    done = channel_of(0);
    pd_go(receiver, 0);
    int64_t right = 0;
    for (int64_t i = 1; i <= sends; i++) {
        send(c, i);
        right += __atomic_load_n(&begun, __ATOMIC_SEQ_CST) >= i;
    }
    receive(done);
    say("sends", right);
}

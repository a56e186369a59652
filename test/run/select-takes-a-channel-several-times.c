// E6: a channel may stand in several cases of one select, as sender, receiver, or both: a partner meets one of them,
// and the others are gone.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: received 50000
// CHECK-NEXT: each case fired
// CHECK-NEXT: sum 1249975000
#include "select.h"

enum { rounds = 50000, same = 8 };

static pd_chan *c, *other;

static void sender(void *arg) {
    (void)arg;
    for (int64_t i = 0; i < rounds; i++) {
        if (i % 2) send(c, i);
        else while (!pd_chan_try_send(c, &i)) pd_gosched();
    }
}

void pd_main(void) {
    c = channel_of(0), other = channel_of(0);
    pd_go(sender, 0);
    int64_t times[same] = {0}, sum = 0, received = 0;
    for (int64_t i = 0; i < rounds; i++) {
        int64_t into[same], nothing = 0;
        pd_select_case cases[same + 1];
        for (int k = 0; k < same; k++) into[k] = -1, cases[k] = receiving(c, &into[k]);
        cases[same] = sending(other, &nothing);
        int64_t index = pd_select(cases, same + 1);
        for (int k = 0; k < same; k++) received += into[k] != -1;
        sum += into[index];
        times[index]++;
    }
    say("received", received);
    // Parked, the first in the queue is met; otherwise it is drawn.
    bool each = times[0] > 0;
    for (int k = 0; k < 1000 && !(times[same - 1] > 0); k++) {
        int64_t into;
        pd_select_case cases[same];
        pd_chan *closed = channel_of(0);
        pd_chan_close(closed);
        for (int n = 0; n < same; n++) cases[n] = receiving(closed, &into);
        times[pd_select(cases, same)]++;
    }
    pd_println(each && times[same - 1] > 0 ? "each case fired" : "a case never fired");
    say("sum", sum);
    expect(!pd_chan_try_send(c, &sum) && !pd_chan_try_recv(other, &sum, 0), "nobody is left in the queues");
}

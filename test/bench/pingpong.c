// pingpong.c -- a round trip over two unbuffered channels: two values handed over, two switches.
#include "bench.h"

enum { trips = 2000000 };
static pd_chan *there, *back;

static void partner(void *unused) {
    (void)unused;
    for (int64_t i = 0; i < trips; i++) send(back, receive(there));
}

void pd_main(void) {
    there = channel_of(0);
    back = channel_of(0);
    pd_go(partner, NULL);
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < trips; i++) {
        send(there, i);
        if (receive(back) != i) pd_panic("a value was lost");
    }
    report("ping-pong", pd_nanotime() - begin, trips);
    pd_exit(0);
}

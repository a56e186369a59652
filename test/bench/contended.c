// contended.c -- eight senders and eight receivers on one channel with a buffer of 128: the time for one value.
#include "bench.h"

enum { senders = 8, values_each = 500000 };
static pd_chan *shared, *done;
static int64_t left = senders;

static void sender(void *unused) {
    (void)unused;
    for (int64_t i = 1; i <= values_each; i++) send(shared, i);
}

static void receiver(void *unused) {
    (void)unused;
    for (int64_t i = 0; i < values_each; i++) receive(shared);
    if (count_down(&left) == 0) send(done, 0);
}

void pd_main(void) {
    shared = channel_of(128);
    done = channel_of(1);
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < senders; i++) {
        pd_go(sender, NULL);
        pd_go(receiver, NULL);
    }
    receive(done);
    report("contended", pd_nanotime() - begin, (int64_t)senders * values_each);
    pd_exit(0);
}

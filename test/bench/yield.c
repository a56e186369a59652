// yield.c -- one switch: four goroutines that do nothing but yield to one another.
#include "bench.h"

enum { goroutines = 4, yields = 1000000 };
static pd_chan *done;
static int64_t left = goroutines;

static void yielder(void *unused) {
    (void)unused;
    for (int64_t i = 0; i < yields; i++) pd_gosched();
    if (count_down(&left) == 0) send(done, 0);
}

void pd_main(void) {
    done = channel_of(1);
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < goroutines; i++) pd_go(yielder, NULL);
    receive(done);
    report("yield", pd_nanotime() - begin, (int64_t)goroutines * yields);
    pd_exit(0);
}

// timer.c -- 200,000 goroutines sleep 1 to 20 ms and wake, all of it.
#include "bench.h"

enum { sleepers = 200000 };
static int64_t left = sleepers;
static pd_chan *done;

static void sleeper(void *milliseconds) {
    pd_sleep((int64_t)milliseconds);
    if (count_down(&left) == 0) send(done, 1);
}

void pd_main(void) {
    done = channel_of(0);
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < sleepers; i++) pd_go(sleeper, (void *)(1 + i * 7919 % 20));
    receive(done);
    report("sleep", pd_nanotime() - begin, sleepers);
    pd_exit(0);
}

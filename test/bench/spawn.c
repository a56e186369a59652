// spawn.c -- a goroutine started, run and ended: in batches of a thousand, and one after another.
#include "bench.h"

enum { batch = 1000, batches = 1000, singles = 1000000 };
static pd_chan *done;
static int64_t left;

static void member(void *unused) {
    (void)unused;
    if (count_down(&left) == 0) send(done, 0);
}

static void single(void *unused) {
    (void)unused;
    send(done, 0);
}

void pd_main(void) {
    done = channel_of(0);
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < batches; i++) {
        left = batch;
        for (int64_t k = 0; k < batch; k++) pd_go(member, NULL);
        receive(done);
    }
    report("spawn-batch", pd_nanotime() - begin, (int64_t)batches * batch);
    begin = pd_nanotime();
    for (int64_t i = 0; i < singles; i++) {
        pd_go(single, NULL);
        receive(done);
    }
    report("spawn-single", pd_nanotime() - begin, singles);
    pd_exit(0);
}

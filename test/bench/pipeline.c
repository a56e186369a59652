// pipeline.c -- a producer and a consumer with a buffer of 128 values between them: the time for one value.
#include "bench.h"

enum { capacity = 128, values = 5000000 };
static pd_chan *pipe;

static void producer(void *unused) {
    (void)unused;
    for (int64_t i = 0; i < values; i++) send(pipe, i);
}

void pd_main(void) {
    pipe = channel_of(capacity);
    pd_go(producer, NULL);
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < values; i++) {
        if (receive(pipe) != i) pd_panic("a value was lost");
    }
    report("pipeline", pd_nanotime() - begin, values);
    pd_exit(0);
}

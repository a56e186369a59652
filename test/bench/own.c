// own.c -- a channel without a switch: one goroutine puts a value into the buffer and takes it out again.
#include "bench.h"

enum { pairs = 10000000 };

void pd_main(void) {
    pd_chan *own = channel_of(8);
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < pairs; i++) {
        send(own, i);
        if (receive(own) != i) pd_panic("a value was lost");
    }
    report("own-buffer", pd_nanotime() - begin, pairs);
    pd_exit(0);
}

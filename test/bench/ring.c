// ring.c -- a token goes round a ring of a thousand goroutines, each linked to the next by an unbuffered channel.
#include "bench.h"

enum { goroutines = 1000, rounds = 2000 };
static pd_chan *links[goroutines + 1];

static void station(void *link) {
    pd_chan **in = link;
    for (int64_t i = 0; i < rounds; i++) send(in[1], receive(in[0]) + 1);
}

void pd_main(void) {
    for (int64_t i = 0; i <= goroutines; i++) links[i] = channel_of(0);
    for (int64_t i = 0; i < goroutines; i++) pd_go(station, &links[i]);
    int64_t begin = pd_nanotime();
    int64_t token = 0;
    for (int64_t i = 0; i < rounds; i++) {
        send(links[0], token);
        token = receive(links[goroutines]);
    }
    if (token != (int64_t)goroutines * rounds) pd_panic("the token was not passed on by all");
    report("ring", pd_nanotime() - begin, token);
    pd_exit(0);
}

// select.c -- ping-pong by selects of two and of eight cases: a round trip is a send and a receive on either side.
#include "bench.h"

enum { trips = 500000, cases_max = 8 };
static pd_chan *there[cases_max], *back[cases_max];

// Receives from any of `count` channels.
static int64_t receive_any(pd_chan **channels, int64_t count) {
    int64_t value = 0;
    pd_select_case cases[cases_max];
    for (int64_t i = 0; i < count; i++) {
        cases[i].chan = channels[i];
        cases[i].value = &value;
        cases[i].kind = PD_SELECT_RECV;
    }
    pd_select(cases, count);
    return value;
}

static void partner(void *count) {
    for (int64_t i = 0; i < trips; i++) send(back[i % (int64_t)count], receive_any(there, (int64_t)count));
}

static int64_t ping_pong(int64_t count) {
    for (int64_t i = 0; i < count; i++) there[i] = channel_of(0), back[i] = channel_of(0);
    pd_go(partner, (void *)count);
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < trips; i++) {
        send(there[i % count], i);
        if (receive_any(back, count) != i) pd_panic("a value was lost");
    }
    return pd_nanotime() - begin;
}

void pd_main(void) {
    report("select-two", ping_pong(2), trips);
    report("select-eight", ping_pong(8), trips);
    pd_exit(0);
}

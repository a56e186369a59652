// D9: every value sent is received exactly once, by 1 to 64 receivers from 1 to 64 senders, whatever the capacity.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: right 48
#include "program.h"

enum { values = 4096 };

static pd_chan *c, *sums;
static uint8_t seen[values];

static void sender(void *arg) {
    const int64_t *range = arg;
    for (int64_t i = range[0]; i < range[1]; i++) send(c, i);
}

static void receiver(void *arg) {
    (void)arg;
    int64_t value, sum = 0;
    while (pd_chan_recv(c, &value)) {
        __atomic_add_fetch(&seen[value], 1, __ATOMIC_SEQ_CST);
        sum += value;
    }
    send(sums, sum);
}

static bool is_right(int64_t senders, int64_t receivers, int64_t capacity) {
    c = channel_of(capacity);
    sums = channel_of(receivers);
    for (int i = 0; i < values; i++) seen[i] = 0;
    pd_counts counts;
    for (int64_t i = 0; i < receivers; i++) pd_go(receiver, 0);
    for (int64_t i = 0; i < senders; i++) {
        int64_t range[2] = {values * i / senders, values * (i + 1) / senders};
        pd_go_copy(sender, range, sizeof range);
    }
    do {
        pd_gosched();
        pd_count(&counts);
    } while (counts.gcount > 1 + receivers); // the senders have ended
    pd_chan_close(c);
    int64_t sum = 0;
    for (int64_t i = 0; i < receivers; i++) sum += receive(sums);
    bool right = sum == (int64_t)values * (values - 1) / 2;
    for (int i = 0; i < values; i++) right = right && seen[i] == 1;
    await_goroutines(1);
    return right;
}

void pd_main(void) {
    static const int64_t counts[] = {1, 2, 7, 64}, capacities[] = {0, 1, 100};
    int64_t right = 0;
    for (int s = 0; s < 4; s++) {
        for (int r = 0; r < 4; r++) {
            for (int k = 0; k < 3; k++) right += is_right(counts[s], counts[r], capacities[k]);
        }
    }
    say("right", right);
}

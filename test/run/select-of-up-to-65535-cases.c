// E7: a select of 1, 2, 64, 65,535 cases, on so many channels or on few, in any order of their addresses: what is
// ready is found, what is not is waited for, and every other case leaves its queue.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: 1 right
// CHECK-NEXT: 2 right
// CHECK-NEXT: 64 right
// CHECK-NEXT: 65535 right
#include "select.h"

static pd_chan *channels[PD_SELECT_CASES_MAX];
static pd_select_case cases[PD_SELECT_CASES_MAX];

static void sender(void *arg) { send(arg, 3); }
static void receiver(void *arg) { receive(arg); }

static void try(int64_t count, int64_t distinct) {
    uint64_t random = (uint64_t)count;
    int64_t value = 1;
    for (int round = 0; round < 6; round++) {
        for (int64_t i = 0; i < count; i++) {
            pd_chan *c = channels[random_next(&random) % (uint64_t)distinct];
            cases[i] = round % 2 ? receiving(c, &value) : sending(c, &value);
        }
        pd_chan *partner = cases[random_next(&random) % (uint64_t)count].chan;
        if (round < 4) { // one that comes while it is parked, or before
            pd_go(round % 2 ? sender : receiver, partner);
            if (round < 2) await_parked(1);
            int64_t index = pd_select(cases, count);
            expect(index >= 0 && cases[index].chan == partner && cases[index].ok, "the partner is met");
        } else {
            expect(pd_select_timeout(cases, count, 1000000) == -1, "nobody is met");
        }
        for (int64_t i = 0; i < distinct; i++) {
            bool anybody = pd_chan_try_send(channels[i], &value) || pd_chan_try_recv(channels[i], &value, 0);
            expect(!anybody, "queues are empty");
        }
    }
}

void pd_main(void) {
    for (int64_t i = 0; i < PD_SELECT_CASES_MAX; i++) channels[i] = channel_of(0);
    static const int64_t counts[] = {1, 2, 64, PD_SELECT_CASES_MAX};
    for (int i = 0; i < 4; i++) {
        try(counts[i], counts[i]);
        try(counts[i], counts[i] / 7 + 1);
        pd_print_begin(1);
        pd_print_int(counts[i]);
        pd_print_cstring(" right\n");
        pd_print_end();
    }
}

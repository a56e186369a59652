// E12: goroutines do what chance says, on five channels: plain operations, selects of up to six cases of any kind,
// with default, with a timeout, with nil channels; some yield between. At the end what was sent is what was received
// and what the buffers hold, in number and in sum, and nobody is left in a queue.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: lost 0
// CHECK-NEXT: sum of lost 0
// CHECK-NEXT: waiting 0
#include "select.h"

enum { goroutines = 12, channels = 5, steps = 4000, cases_max = 6 };

static pd_chan *c[channels], *results;

struct account {
    int64_t sent, received, sent_sum, received_sum;
};

static void book(struct account *to, bool sends, int64_t value) {
    if (sends) to->sent++, to->sent_sum += value;
    else to->received++, to->received_sum += value;
}

static void step(struct account *to, uint64_t *random, int64_t value) {
    pd_select_case cases[cases_max];
    int64_t in[cases_max], count = (int64_t)(random_next(random) % cases_max) + 1;
    for (int64_t i = 0; i < count; i++) {
        uint64_t drawn = random_next(random) >> 32;
        pd_chan *channel = drawn % 16 == 0 ? 0 : c[drawn / 16 % channels];
        in[i] = value;
        cases[i] = drawn >> 31 ? sending(channel, &in[i]) : receiving(channel, &in[i]);
    }
    uint64_t how = random_next(random) >> 32;
    int64_t index;
    if (how % 4 == 0) index = pd_select_try(cases, count);
    else index = pd_select_timeout(cases, count, how % 4 == 1 ? 1 : (int64_t)(how % 300000));
    if (index >= 0) book(to, cases[index].kind == PD_SELECT_SEND, in[index]);
    if (how % 7 == 0) pd_gosched();
}

static void at_random(void *arg) {
    uint64_t random = (uint64_t)(int64_t)arg * 7919 + 1;
    struct account account = {0};
    for (int64_t i = 0; i < steps; i++) {
        uint64_t drawn = random_next(&random) >> 32;
        int64_t value = (int64_t)arg * steps + i, in = 0;
        pd_chan *channel = c[drawn / 16 % channels];
        if (drawn % 16 == 0) {
            if (pd_chan_try_send(channel, &value)) book(&account, true, value);
        } else if (drawn % 16 == 1) {
            if (pd_chan_try_recv(channel, &in, 0)) book(&account, false, in);
        } else {
            step(&account, &random, value);
        }
    }
    pd_chan_send(results, &account);
}

void pd_main(void) {
    results = pd_chan_new(sizeof(struct account), 0);
    for (int i = 0; i < channels; i++) c[i] = channel_of(i * i / 2);
    for (int64_t i = 0; i < goroutines; i++) pd_go(at_random, (void *)i);
    struct account all = {0}, one;
    for (int i = 0; i < goroutines; i++) {
        pd_chan_recv(results, &one);
        all.sent += one.sent, all.sent_sum += one.sent_sum;
        all.received += one.received, all.received_sum += one.received_sum;
    }
    int64_t value = 0;
    for (int i = 0; i < channels; i++) {
        while (pd_chan_try_recv(c[i], &value, 0)) book(&all, false, value);
    }
    expect(all.sent > goroutines * steps / 20, "many values are sent");
    say("lost", all.sent - all.received);
    say("sum of lost", all.sent_sum - all.received_sum);
    await_goroutines(1);
    pd_counts counts;
    pd_count(&counts);
    say("waiting", counts.gwait);
}

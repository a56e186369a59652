// E3: pd_select_try gives -1 when no case can take place, whatever the kinds of channels, and otherwise never.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: right 100000
#include "select.h"

enum { rounds = 100000, channels = 4 };

static pd_chan *partner_in, *partner_out, *begin;

// Waits on both, until told by another channel to go round.
static void partner(void *arg) {
    (void)arg;
    for (;;) {
        if (receive(begin) == 0) return;
        int64_t out = 5, in;
        pd_select_case cases[] = {sending(partner_out, &out), receiving(partner_in, &in)};
        pd_select(cases, 2);
    }
}

static int64_t buffers(void) {
    uint64_t random = 42;
    int64_t right = 0, value = 0, count[channels] = {0};
    pd_chan *c[channels];
    for (int i = 0; i < channels; i++) c[i] = channel_of(i);
    for (int n = 0; n < rounds - 1000; n++) {
        pd_select_case cases[channels];
        bool ready = false;
        for (int i = 0; i < channels; i++) {
            bool sends = random_next(&random) >> 62 == 0;
            int at = (int)(random_next(&random) >> 62);
            cases[i] = sends ? sending(c[at], &value) : receiving(c[at], &value);
            ready = ready || (sends ? count[at] < at : count[at] > 0);
        }
        int64_t index = pd_select_try(cases, channels);
        right += (index >= 0) == ready;
        if (index < 0) continue;
        int at = 0;
        while (c[at] != cases[index].chan) at++;
        count[at] += cases[index].kind == PD_SELECT_SEND ? 1 : -1;
        if (count[at] != pd_chan_len(c[at])) right = -rounds;
    }
    return right;
}

// Partners that wait in a select are met like others; both their cases are gone then.
static int64_t partners(void) {
    int64_t right = 0, value = 1;
    begin = channel_of(0), partner_in = channel_of(0), partner_out = channel_of(0);
    pd_go(partner, 0);
    for (int n = 0; n < 1000; n++) {
        pd_select_case cases[] = {sending(partner_in, &value), receiving(partner_out, &value)};
        bool before = pd_select_try(cases, 2) == -1;
        send(begin, 1);
        int64_t index;
        while ((index = pd_select_try(&cases[n % 2], 1)) < 0) pd_gosched();
        right += before && index == 0 && pd_select_try(cases, 2) == -1;
    }
    send(begin, 0);
    return right;
}

void pd_main(void) { say("right", buffers() + partners()); }

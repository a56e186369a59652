// E1: exactly one case of a select takes place, and those that do not leave no trace: of four channels, waited on by
// selects and served by plain operations, each value arrives once, and at the case that says so.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: sum 1999999000000
// CHECK-NEXT: left 0
#include "select.h"

enum { senders = 4, values = 1000000 };

static pd_chan *channels[senders];

static void sender(void *arg) {
    for (int64_t i = (int64_t)arg; i < values; i += senders) send(channels[i % senders], i * 4 + 1);
}

void pd_main(void) {
    for (int64_t i = 0; i < senders; i++) channels[i] = channel_of(i);
    for (int64_t i = 0; i < senders; i++) pd_go(sender, (void *)i);
    int64_t sum = 0;
    for (int64_t n = 0; n < values; n++) {
        int64_t into[senders] = {-1, -1, -1, -1};
        pd_select_case cases[senders];
        for (int i = 0; i < senders; i++) cases[i] = receiving(channels[i], &into[i]);
        int64_t fired = pd_select(cases, senders);
        expect(fired >= 0 && fired < senders && cases[fired].ok, "a case fires");
        for (int64_t i = 0; i < senders; i++) {
            if (i == fired) expect(into[i] % 4 == 1 && into[i] / 4 % senders == i, "the value is that of its channel");
            else expect(into[i] == -1, "nothing is written by another case");
        }
        sum += into[fired];
    }
    say("sum", sum);
    int64_t left = 0;
    for (int i = 0; i < senders; i++) left += pd_chan_len(channels[i]);
    say("left", left);
}

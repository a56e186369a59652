// E9: goroutines that send on four channels in one select face goroutines that receive from all four in one select:
// each value arrives once, on its channel and in its order, and nobody hangs. The argument is the number of values.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t 50000 | FileCheck %s --match-full-lines
// CHECK: wrong 0
// CHECK-NEXT: missing 0
#include "select.h"

enum { channels = 4, pairs = 4 };

static int64_t values; // that each sends on each of its channels
static pd_chan *c[channels], *results;

// Sends its values on all channels, on each in order: name, then number.
static void sender(void *arg) {
    int64_t name = (int64_t)arg, next[channels] = {0}, out[channels];
    pd_select_case cases[channels];
    for (int i = 0; i < channels; i++) out[i] = name << 32, cases[i] = sending(c[i], &out[i]);
    for (int open = channels; open > 0;) {
        int64_t index = pd_select(cases, channels);
        out[index] = name << 32 | ++next[index];
        if (next[index] < values) continue;
        cases[index].chan = 0;
        open--;
    }
}

// Receives until all channels are closed; of each sender and channel the numbers must rise.
static void receiver(void *arg) {
    (void)arg;
    int64_t wrong = 0, count = 0, last[pairs][channels], in[channels];
    for (int k = 0; k < pairs; k++) {
        for (int i = 0; i < channels; i++) last[k][i] = -1;
    }
    pd_select_case cases[channels];
    for (int i = 0; i < channels; i++) cases[i] = receiving(c[i], &in[i]);
    for (int open = channels; open > 0;) {
        int64_t index = pd_select(cases, channels);
        if (!cases[index].ok) {
            cases[index].chan = 0;
            open--;
            continue;
        }
        int64_t name = in[index] >> 32, number = in[index] & 0xffffffff;
        wrong += number <= last[name][index];
        last[name][index] = number;
        count++;
    }
    int64_t result[2] = {wrong, count};
    pd_chan_send(results, result);
}

void pd_main(void) {
    values = (pd_argc() > 1 ? pd_atoi(pd_argv()[1]) : 50000) / channels;
    results = pd_chan_new(2 * sizeof(int64_t), 0);
    for (int i = 0; i < channels; i++) c[i] = channel_of(i / 2);
    for (int64_t i = 0; i < pairs; i++) {
        pd_go(sender, (void *)i);
        pd_go(receiver, 0);
    }
    await_goroutines(1 + pairs); // the senders have ended
    for (int i = 0; i < channels; i++) pd_chan_close(c[i]);
    int64_t wrong = 0, count = 0;
    for (int i = 0; i < pairs; i++) {
        int64_t result[2];
        pd_chan_recv(results, result);
        wrong += result[0];
        count += result[1];
    }
    say("wrong", wrong);
    say("missing", values * channels * pairs - count);
}

// E2: among ten channels that are always ready each is chosen 9,700 to 10,300 times in 100,000 draws; and of two cases,
// of one channel or of two, one as often as the other at six nines of confidence. (The first is 3.2 standard
// deviations, so it has three tries.)
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: ten fair
// CHECK-NEXT: two fair
// CHECK-NEXT: two channels fair
#include "select.h"

enum { draws = 100000, many = 10 };

static bool ten_once(pd_chan **channels) {
    int64_t times[many] = {0}, value;
    for (int i = 0; i < draws; i++) {
        pd_select_case cases[many];
        for (int k = 0; k < many; k++) cases[k] = receiving(channels[k], &value);
        times[pd_select(cases, many)]++;
    }
    bool fair = true;
    for (int k = 0; k < many; k++) fair = fair && times[k] >= 9700 && times[k] <= 10300;
    return fair;
}

// 4.89 standard deviations of half a root of the draws.
static bool is_fair(const int64_t *times) {
    int64_t off = times[0] - draws / 2;
    return times[0] + times[1] == draws && off * off * 4 < 24 * (int64_t)draws;
}

// One sends, one receives.
static bool two(pd_chan *c) {
    int64_t times[2] = {0}, value = 1;
    for (int i = 0; i < draws; i++) {
        pd_select_case cases[] = {sending(c, &value), receiving(c, &value)};
        int64_t index = pd_select(cases, 2);
        times[index]++;
        if (index == 0) receive(c);
        else send(c, 1);
    }
    return is_fair(times);
}

// Both receive, from buffers that others fill; beside them a case that is never ready.
static void filler(void *arg) {
    for (int64_t i = 0;; i++) send(arg, i);
}

static bool two_channels(void) {
    pd_chan *c[] = {channel_of(draws), channel_of(draws)}, *idle = channel_of(0);
    for (int i = 0; i < 2; i++) pd_go(filler, c[i]);
    for (int i = 0; i < 2; i++) {
        while (pd_chan_len(c[i]) < draws) pd_gosched();
    }
    int64_t times[2] = {0}, value, out = 0;
    for (int i = 0; i < draws; i++) {
        pd_select_case cases[] = {receiving(c[0], &value), sending(idle, &out), receiving(c[1], &value)};
        times[pd_select(cases, 3) / 2]++;
    }
    return is_fair(times);
}

void pd_main(void) {
    pd_chan *channels[many];
    for (int k = 0; k < many; k++) pd_chan_close(channels[k] = channel_of(0));
    bool fair = ten_once(channels) || ten_once(channels) || ten_once(channels);
    pd_println(fair ? "ten fair" : "ten unfair");
    pd_chan *c = channel_of(2);
    send(c, 1);
    pd_println(two(c) ? "two fair" : "two unfair");
    pd_println(two_channels() ? "two channels fair" : "two channels unfair");
    pd_exit(0);
}

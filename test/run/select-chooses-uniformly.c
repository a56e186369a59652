// E2: among ten channels that are always ready each is chosen 9,700 to 10,300 times in 100,000 draws, and of two, one
// as often as the other at six nines of confidence. (The first is 3.2 standard deviations, so it has three tries.)
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: ten fair
// CHECK-NEXT: two fair
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

// One sends, one receives; 4.89 standard deviations of half a root of the draws.
static bool two(pd_chan *c) {
    int64_t times[2] = {0}, value = 1;
    for (int i = 0; i < draws; i++) {
        pd_select_case cases[] = {sending(c, &value), receiving(c, &value)};
        int64_t index = pd_select(cases, 2);
        times[index]++;
        if (index == 0) receive(c);
        else send(c, 1);
    }
    int64_t off = times[0] - draws / 2;
    return off * off * 4 < 24 * (int64_t)draws;
}

void pd_main(void) {
    pd_chan *channels[many];
    for (int k = 0; k < many; k++) pd_chan_close(channels[k] = channel_of(0));
    bool fair = ten_once(channels) || ten_once(channels) || ten_once(channels);
    pd_println(fair ? "ten fair" : "ten unfair");
    pd_chan *c = channel_of(2);
    send(c, 1);
    pd_println(two(c) ? "two fair" : "two unfair");
}

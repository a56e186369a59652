// D13: channels are values: they go through channels, also through themselves.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: answers 1000
// CHECK-NEXT: itself 1
#include "program.h"

static void server(void *arg) {
    pd_chan *answer;
    for (int64_t i = 0; pd_chan_recv(arg, &answer); i++) send(answer, i);
}

void pd_main(void) {
    pd_chan *requests = pd_chan_new(sizeof(pd_chan *), 0);
    pd_go(server, requests);
    int64_t right = 0;
    for (int64_t i = 0; i < 1000; i++) {
        pd_chan *answer = channel_of(i % 2);
        pd_chan_send(requests, &answer);
        right += receive(answer) == i;
    }
    pd_chan_close(requests);
    say("answers", right);
    pd_chan *c = pd_chan_new(sizeof(pd_chan *), 1), *same = 0;
    pd_chan_send(c, &c);
    pd_chan_recv(c, &same);
    say("itself", same == c);
}

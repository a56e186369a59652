// B6: values pass through a chain of 10,000 goroutines, several at a time, and come out in order.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: came out right 20
#include "program.h"

enum { stages = 10000, values = 20 };

typedef struct Stage {
    pd_chan *in, *out;
} Stage;

static void stage(void *arg) {
    Stage s = *(Stage *)arg;
    for (int i = 0; i < values; i++) send(s.out, receive(s.in) + 1);
}

static void feed(void *arg) {
    for (int i = 0; i < values; i++) send(arg, i);
}

void pd_main(void) {
    pd_chan *first = channel_of(0), *in = first;
    for (int i = 0; i < stages; i++) {
        Stage s = {in, channel_of(0)};
        pd_go_copy(stage, &s, sizeof s);
        in = s.out;
    }
    pd_go(feed, first);
    int64_t right = 0;
    for (int i = 0; i < values; i++) right += receive(in) == i + stages;
    say("came out right", right);
}

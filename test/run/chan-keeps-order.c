// D1: a channel is first in, first out, for values and for those who wait, without a buffer and with one.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
//      CHECK: values in order 60000
// CHECK-NEXT: waiting senders in order 1000
// CHECK-NEXT: waiting receivers in order 1000
#include "program.h"

enum { values = 20000, waiters = 1000 };

static void feed(void *arg) {
    for (int64_t i = 0; i < values; i++) send(arg, i);
}

static int64_t values_in_order(int64_t capacity) {
    pd_chan *c = channel_of(capacity);
    pd_go(feed, c);
    int64_t right = 0;
    for (int64_t i = 0; i < values; i++) right += receive(c) == i;
    return right;
}

typedef struct Place {
    pd_chan *c, *answers;
    int64_t number;
} Place;

static void sender(void *arg) {
    Place *p = arg;
    send(p->c, p->number);
}

static void receiver(void *arg) {
    Place *p = arg;
    send(p->answers, receive(p->c) == p->number);
}

// Each stands in the queue before the next is started.
static pd_chan *line_up(void (*fn)(void *), pd_chan *answers) {
    pd_chan *c = channel_of(0);
    for (int64_t i = 0; i < waiters; i++) {
        Place p = {c, answers, i};
        pd_go_copy(fn, &p, sizeof p);
        await_parked(i + 1);
    }
    return c;
}

void pd_main(void) {
    say("values in order", values_in_order(0) + values_in_order(1) + values_in_order(64));
    pd_chan *c = line_up(sender, 0);
    int64_t right = 0;
    for (int64_t i = 0; i < waiters; i++) right += receive(c) == i;
    say("waiting senders in order", right);
    pd_chan *answers = channel_of(waiters);
    c = line_up(receiver, answers);
    for (int64_t i = 0; i < waiters; i++) send(c, i);
    right = 0;
    for (int64_t i = 0; i < waiters; i++) right += receive(answers);
    say("waiting receivers in order", right);
}

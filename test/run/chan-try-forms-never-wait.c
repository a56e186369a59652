// D10: the forms that never wait take place exactly when they can: with room, a value, a partner that waits, or a
// closed channel; else they return false and touch nothing.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: handed over 2
// CHECK-NEXT: sent and received 10000
#include "program.h"

static int64_t arrived;

static void receiver(void *arg) { __atomic_store_n(&arrived, receive(arg), __ATOMIC_SEQ_CST); }
static void sender(void *arg) { send(arg, 6); }

static void refuses(pd_chan *c) {
    int64_t value = 77;
    bool ok = true;
    expect(!pd_chan_try_recv(c, &value, &ok) && value == 77 && ok, "nothing to receive, nothing written");
}

static int64_t with_a_partner(pd_chan *c) {
    int64_t value = 5, right = 0;
    expect(!pd_chan_try_send(c, &value), "no partner yet");
    refuses(c);
    pd_go(receiver, c);
    await_parked(1);
    expect(pd_chan_try_send(c, &value), "a receiver waits");
    await_goroutines(1);
    right += arrived == 5;
    pd_go(sender, c);
    await_parked(1);
    bool ok = false;
    right += pd_chan_try_recv(c, &value, &ok) && ok && value == 6;
    await_goroutines(1);
    return right;
}

enum { values = 10000 };
static int64_t sent, received;

static void tries_to_send(void *arg) {
    for (int64_t i = 0; i < values / 10; i++) {
        while (!pd_chan_try_send(arg, &i)) pd_gosched();
        __atomic_add_fetch(&sent, 1, __ATOMIC_SEQ_CST);
    }
}

static void tries_to_receive(void *arg) {
    while (__atomic_load_n(&received, __ATOMIC_SEQ_CST) < values) {
        int64_t value;
        if (pd_chan_try_recv(arg, &value, 0)) __atomic_add_fetch(&received, 1, __ATOMIC_SEQ_CST);
        else pd_gosched();
    }
}

void pd_main(void) {
    say("handed over", with_a_partner(channel_of(0)));
    pd_chan *c = channel_of(1);
    refuses(c);
    int64_t value = 1;
    expect(pd_chan_try_send(c, &value), "there is room");
    expect(!pd_chan_try_send(c, &value), "there is none left");
    expect(pd_chan_try_recv(c, 0, 0), "there is a value");
    refuses(c);
    expect(!pd_chan_try_send(0, &value), "nil is never ready");
    refuses(0);
    for (int i = 0; i < 10; i++) pd_go(tries_to_send, c);
    for (int i = 0; i < 10; i++) pd_go(tries_to_receive, c);
    await_goroutines(1);
    expect(sent == received, "as many are received as are sent");
    say("sent and received", sent);
}

// A SIGQUIT that comes at a random moment of a program that switches, grows and gives back stacks all the time lists
// every goroutine once, and no frame that its functions could not make.
// RUN: %cc -O1 %s -o %t
// RUN: %python %inputs/die/repeat-sigquit %t
#include "predawn.h"

static pd_chan *there, *back;
static volatile int64_t sum;

__attribute__((noipa)) static void deep(int64_t n) {
    volatile char frame[200];
    frame[n] = 1;
    if (n > 0) deep(n - 1);
    else pd_gosched();
    sum += frame[n];
}

static void echo(void *arg) {
    int64_t n;
    (void)arg;
    while (pd_chan_recv(there, &n)) {
        deep(n % 20);
        pd_chan_send(back, &n);
    }
}

static void ask(void *arg) {
    for (int64_t n = (int64_t)arg;; n++) {
        pd_chan_send(there, &n);
        deep(n % 9);
        pd_chan_recv(back, 0);
    }
}

void pd_main(void) {
    there = pd_chan_new(sizeof(int64_t), 0);
    back = pd_chan_new(sizeof(int64_t), 2);
    for (int64_t i = 0; i < 4; i++) {
        pd_go(echo, 0);
        pd_go(ask, (void *)i);
    }
    pd_println("begun");
    pd_block();
}

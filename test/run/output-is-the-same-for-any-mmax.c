// B4: a program of many goroutines whose result does not depend on their order prints the same for any number of
// threads.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
//      CHECK: prime 2
//      CHECK: prime 541
// CHECK-NEXT: sum 2666466670000
#include "program.h"

enum { primes = 100, workers = 50, values = 20000 };

static void generate(void *arg) {
    for (int64_t i = 2;; i++) send(arg, i);
}

typedef struct Filter {
    pd_chan *in, *out;
    int64_t prime;
} Filter;

static void filter(void *arg) {
    Filter f = *(Filter *)arg;
    for (;;) {
        int64_t value = receive(f.in);
        if (value % f.prime != 0) send(f.out, value);
    }
}

static void sieve(void) {
    pd_chan *in = channel_of(0);
    pd_go(generate, in);
    for (int i = 0; i < primes; i++) {
        int64_t prime = receive(in);
        say("prime", prime);
        Filter f = {in, channel_of(0), prime};
        pd_go_copy(filter, &f, sizeof f);
        in = f.out;
    }
}

static pd_chan *work, *results;

static void worker(void *arg) {
    (void)arg;
    int64_t value, sum = 0;
    while (pd_chan_recv(work, &value)) sum += value * value;
    send(results, sum);
}

static void sum_of_squares(void) {
    work = channel_of(16);
    results = channel_of(0);
    for (int i = 0; i < workers; i++) pd_go(worker, 0);
    int64_t sum = 0;
    for (int64_t i = 0; i < values; i++) send(work, i);
    pd_chan_close(work);
    for (int i = 0; i < workers; i++) sum += receive(results);
    say("sum", sum);
}

void pd_main(void) {
    sieve();
    sum_of_squares();
    pd_exit(0); // the sieve's goroutines run for ever
}

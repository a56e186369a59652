// sieve.c -- the concurrent prime sieve: a goroutine for each prime, unbuffered channels between them.
//
// A filter step is one number received by one filter: its count is known from the numbers' smallest divisors.
#include "bench.h"

enum { primes = 1500 };

typedef struct Filter {
    pd_chan *in, *out;
    int64_t prime;
} Filter;

static void generate(void *out) {
    for (int64_t i = 2;; i++) send(out, i);
}

static void filter(void *block) {
    Filter f = *(Filter *)block;
    for (;;) {
        int64_t i = receive(f.in);
        if (i % f.prime != 0) send(f.out, i);
    }
}

// How many filters the numbers from 2 to `last`, which has as many primes before it as there are filters, go through.
static int64_t steps(const int64_t *found, int64_t last) {
    int64_t count = 0;
    for (int64_t i = 2; i <= last; i++) {
        int64_t k = 0;
        while (found[k] < i && i % found[k] != 0) k++;
        count += found[k] < i ? k + 1 : k;
    }
    return count;
}

void pd_main(void) {
    static int64_t found[primes];
    pd_chan *out = channel_of(0);
    int64_t begin = pd_nanotime();
    pd_go(generate, out);
    for (int64_t i = 0; i < primes; i++) {
        found[i] = receive(out);
        Filter f = {out, channel_of(0), found[i]};
        pd_go_copy(filter, &f, sizeof f);
        out = f.out;
    }
    int64_t taken = pd_nanotime() - begin;
    if (found[primes - 1] != 12553) pd_panic("these are not the primes");
    report("sieve", taken, steps(found, found[primes - 1]));
    pd_exit(0);
}

// The prime sieve in C: a goroutine for each prime takes its multiples out of the numbers that come to it.
//
// RUN: %cc --cc=gcc -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang-14 -O2 %s -o %t && %each-mmax %t | FileCheck %s
// RUN: %cc --cc=clang-19 -O2 %s -o %t && %each-mmax %t | FileCheck %s
//
// CHECK: {{^2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59 61 67 71$}}
// CHECK-NOT: {{.}}
#include <predawn.h>

enum { prime_count = 20 };

static pd_chan *int_channel(void) { return pd_chan_new(sizeof(int64_t), 0); }

static int64_t receive(pd_chan *channel) {
    int64_t value;
    pd_chan_recv(channel, &value);
    return value;
}

// Sends 2, 3, 4 and so on for ever.
static void generate(void *to) {
    for (int64_t n = 2;; n++) pd_chan_send(to, &n);
}

typedef struct Filter {
    pd_chan *from, *to;
    int64_t prime;
} Filter;

static void filter(void *with) {
    const Filter *f = with;
    for (;;) {
        int64_t n = receive(f->from);
        if (n % f->prime != 0) pd_chan_send(f->to, &n);
    }
}

void pd_main(void) {
    pd_chan *numbers = int_channel();
    pd_go(generate, numbers);
    int64_t primes[prime_count];
    for (int i = 0; i < prime_count; i++) {
        primes[i] = receive(numbers);
        Filter f = {numbers, int_channel(), primes[i]};
        pd_go_copy(filter, &f, sizeof f); // the goroutine gets a copy, so `f` may go
        numbers = f.to;
    }
    // A goroutine must not park within a line, so all is received before it begins.
    pd_print_begin(1);
    for (int i = 0; i < prime_count; i++) {
        if (i > 0) pd_print_space();
        pd_print_int(primes[i]);
    }
    pd_print_newline();
    pd_print_end();
    pd_exit(0); // the other goroutines never end
}

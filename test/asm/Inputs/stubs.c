// stubs.c -- comes through every way of the assembler stubs that a program with one M has: switches between goroutines
// and to the g0, new, kept and given back segments, arguments on the stack. `depth` tells how often deep has been
// entered.
#include "predawn.h"

static pd_chan *numbers;
static volatile int64_t sum;
volatile int64_t depth[2];

__attribute__((noipa)) void deep(int64_t n, int64_t who) {
    volatile char frame[300];
    frame[n & 7] = 1;
    depth[who]++;
    if (n > 0) deep(n - 1, who);
    else pd_gosched();
    sum += frame[n & 7];
    depth[who]--;
}

__attribute__((noipa)) int64_t many(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f,
                                    int64_t g, int64_t h, int64_t i) {
    volatile char frame[2000];
    frame[a] = 1;
    return a + b + c + d + e + f + g + h + i + frame[a];
}

void receiver(void *arg) {
    int64_t n;
    (void)arg;
    while (pd_chan_recv(numbers, &n)) {
        sum += n;
        deep(3, 1);
    }
}

static void short_lived(void *arg) {
    for (int i = 0; i < 2; i++) sum += many((int64_t)arg, 2, 3, 4, 5, 6, 7, 8, 9);
}

static void on_big_stack(void *arg) { sum += (int64_t)arg; }

__attribute__((noipa)) void round_trip(int64_t n) {
    volatile char frame[700];
    frame[n] = 1;
    pd_chan_send(numbers, &n);
    pd_go(short_lived, (void *)n);
    deep(20, 0);
    sum += frame[n];
    pd_call_on_big_stack(on_big_stack, (void *)n, 0);
}

void pd_main(void) {
    numbers = pd_chan_new(sizeof(int64_t), 0);
    pd_go(receiver, 0);
    for (int64_t n = 0; n < 3; n++) round_trip(n);
    pd_sleep(1);
    pd_chan_close(numbers);
}

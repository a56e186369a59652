// bench.h -- what the measuring programs for Predawn share: how a figure is reported.
//
// A program prints lines of `figure amount count`; the script `run` divides. Each NAME.c has a NAME.go that does the
// same work and prints the same figures. Amounts are nanoseconds unless the figure's name says bytes.
#pragma once

#include <predawn.h>

static inline void report(const char *figure, int64_t amount, int64_t count) {
    pd_print_begin(1);
    pd_print_cstring(figure);
    pd_print_space();
    pd_print_int(amount);
    pd_print_space();
    pd_print_int(count);
    pd_print_newline();
    pd_print_end();
}

static inline void send(pd_chan *channel, int64_t value) { pd_chan_send(channel, &value); }

static inline int64_t receive(pd_chan *channel) {
    int64_t value = 0;
    pd_chan_recv(channel, &value);
    return value;
}

static inline pd_chan *channel_of(int64_t capacity) { return pd_chan_new(sizeof(int64_t), capacity); }

// What is left after this one of a number of things that several goroutines count down.
static inline int64_t count_down(int64_t *left) { return __atomic_sub_fetch(left, 1, __ATOMIC_SEQ_CST); }

// D3: with room for n values, n sends do not wait and one more does; len and cap say so, and are 0 for nil.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: right 4
#include "program.h"

static void one_more(void *arg) { send(arg, -1); }

static bool is_exact(int64_t capacity) {
    pd_chan *c = channel_of(capacity);
    bool right = pd_chan_cap(c) == capacity && pd_chan_len(c) == 0;
    for (int64_t i = 0; i < capacity; i++) {
        right = right && pd_chan_try_send(c, &i);
        right = right && pd_chan_len(c) == i + 1;
    }
    int64_t value = -1;
    right = right && !pd_chan_try_send(c, &value);
    pd_go(one_more, c);
    await_parked(1);
    right = right && pd_chan_len(c) == capacity;
    for (int64_t i = 0; i <= capacity; i++) right = right && receive(c) == (i < capacity ? i : -1);
    await_goroutines(1);
    return right && pd_chan_len(c) == 0 && pd_chan_cap(c) == capacity;
}

void pd_main(void) {
    expect(pd_chan_len(0) == 0 && pd_chan_cap(0) == 0, "nil has neither values nor room");
    say("right", is_exact(0) + is_exact(1) + is_exact(7) + is_exact(10000));
}

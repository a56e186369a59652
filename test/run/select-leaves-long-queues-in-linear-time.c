// D11: goroutines that wait in selects on a channel of their own and one of all, and leave its queue from the front,
// the end or the middle, take time that grows as their number, not its square.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: left 30000
#include "select.h"

enum { few = 3000, many = 30000 };

static pd_chan *shared, *own[many];
static int64_t left;

static void waiter(void *arg) {
    int64_t value;
    pd_select_case cases[] = {receiving(shared, &value), receiving(arg, &value)};
    if (pd_select(cases, 2) == 1) __atomic_add_fetch(&left, 1, __ATOMIC_SEQ_CST);
}

// Every third from the end, so that each that leaves stands between two that stay.
static int64_t leave_ns(int64_t waiters) {
    int64_t begin = cpu_ns();
    for (int64_t i = 0; i < waiters; i++) pd_go(waiter, own[i]);
    await_parked(waiters);
    for (int64_t first = 0; first < 3; first++) {
        for (int64_t i = waiters - 1 - first; i >= 0; i -= 3) send(own[i], 1);
    }
    await_goroutines(1);
    return cpu_ns() - begin;
}

static bool is_linear(void) {
    int64_t few_ns = leave_ns(few), many_ns = leave_ns(many);
    return many_ns < few_ns * (many / few) * 4 + 20000000;
}

void pd_main(void) {
    shared = channel_of(0);
    for (int64_t i = 0; i < many; i++) own[i] = channel_of(0);
    leave_ns(many); // so that the memory is there
    // The machine may be disturbed for a while; a queue that is walked is walked every time.
    for (int tries = 1; !is_linear(); tries++) expect(tries < 5, "the time is not linear");
    left = 0;
    leave_ns(many);
    say("left", left);
}

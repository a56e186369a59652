// With one thread, goroutines that have been started and have not begun cost their function, their argument and little
// more, however many there are; they begin in the order in which they were started, each with what it was given. So do
// those that an initialiser has started when there are several threads then, but for the order.
// RUN: %cc -O1 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %cc -O1 -DEARLY=1 %s -o %t.early && %each-mmax %t.early | FileCheck %s --match-full-lines
// CHECK: goroutines 200000
#include "program.h"

#ifndef EARLY
#define EARLY 0
#endif

// The bytes are of all children, with their parents' stacks. If all had stacks it would be above 1,024, and in a
// checked build, in which a stack begins with 4 KiB, above 4,096.
#if PREDAWN_CHECKED
enum { bytes_each_max = 800 };
#else
enum { bytes_each_max = 450 };
#endif
enum { parents = 20000, children = 10 };

typedef struct {
    int64_t number, filled[5];
    pd_chan *done;
} Given;

static int64_t begun, most_bytes, before_bytes;
static pd_chan *done, *end;

// In order at one thread only, where it need not be atomic.
static void note(int64_t number) {
    if (maxprocs() != 1) return;
    expect(number == begun, "goroutines begin in their order");
    if (begun++ == 0) most_bytes = resident_bytes() - before_bytes;
}

static void plain_child(void *arg) {
    note((int64_t)arg);
    send(done, (int64_t)arg);
}

static void copied_child(void *arg) {
    Given *given = (Given *)arg;
    expect((uintptr_t)given % 16 == 0, "arguments are aligned");
    for (int i = 0; i < 5; i++) expect(given->filled[i] == given->number + i, "arguments arrive");
    note(given->number);
    pd_gosched();
    for (int i = 0; i < 5; i++) expect(given->filled[i] == given->number + i, "arguments stay");
    send(given->done, given->number);
}

static __attribute__((noinline)) void start_children(int64_t first) {
    for (int64_t n = first; n < first + children; n++) {
        Given given = {n, {n, n + 1, n + 2, n + 3, n + 4}, done};
        if (n % 3 == 0) pd_go(plain_child, (void *)n);
        else pd_go_copy(copied_child, &given, sizeof given);
    }
}

static void parent(void *arg) {
    start_children((int64_t)arg * children);
    receive(end);
}

static void start(void) {
    before_bytes = resident_bytes();
    done = channel_of(1000);
    end = channel_of(0);
    for (int64_t i = 0; i < parents; i++) pd_go(parent, (void *)i);
}

__attribute__((constructor)) static void start_early(void) {
    if (EARLY) start();
}

void pd_main(void) {
    if (!EARLY) start();
    int64_t sum = 0, count = (int64_t)parents * children;
    for (int64_t i = 0; i < count; i++) sum += receive(done);
    expect(sum == count * (count - 1) / 2, "each runs once");
    expect(most_bytes < count * bytes_each_max, "goroutines have stacks before they begin");
    pd_chan_close(end);
    say("goroutines", count);
}

// F1: a goroutine recurses 1,000,000 calls deep in at most 300 MB and 0.3 s of processor time, and gives the memory
// back; code of GCC and of Clang.
// RUN: %cc -O1 -fno-optimize-sibling-calls %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc --cc=clang-19 -O1 -fno-optimize-sibling-calls %s -o %t.clang %}
// RUN: %if release %{ %each-mmax %t.clang | FileCheck %s --match-full-lines %}
// CHECK: depth 1000000
#include "program.h"

enum { depth = 1000000, bytes_max = 300000000, ns_max = 300000000 };

static int64_t most_bytes;

// A frame of some 64 bytes.
static __attribute__((noinline)) int64_t descend(int64_t n) {
    volatile int64_t frame[4];
    for (int i = 0; i < 4; i++) frame[i] = n + i;
    if (n == 0) {
        most_bytes = resident_bytes();
        return 0;
    }
    int64_t below = descend(n - 1);
    for (int i = 0; i < 4; i++) expect(frame[i] == n + i, "a frame changed");
    return below + 1;
}

static void goroutine(void *done) { send(done, descend(depth)); }

static int64_t reached;

static int64_t descent_ns(void) {
    pd_chan *done = channel_of(0);
    int64_t before = resident_bytes(), begin = cpu_ns();
    pd_go(goroutine, done);
    reached = receive(done);
    int64_t took = cpu_ns() - begin;
    await_goroutines(1);
    expect(most_bytes < bytes_max, "the stack takes too much memory");
    expect(resident_bytes() < before + (8 << 20), "the memory is not given back");
    return took;
}

void pd_main(void) {
    int tries = 1;
    while (descent_ns() > ns_max) expect(tries++ < 5, "it takes too long"); // pages may be dear for a moment
    say("depth", reached);
}

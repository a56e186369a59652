// B3: 100,000 goroutines that wait take at most 120 MB, 1,000,000 at most 1.2 GiB; all of them go on when they are
// released.
// REQUIRES: release
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t 100000 120 | FileCheck %s --match-full-lines --check-prefix=MANY
// MANY: went on 100000
// RUN: env PREDAWN_MAXPROCS=2 %t 1000000 1228 | FileCheck %s --match-full-lines --check-prefix=MILLION
// MILLION: went on 1000000
#include "program.h"

static pd_chan *gate;
static int64_t released;

static void child(void *arg) {
    (void)arg;
    if (!pd_chan_recv(gate, 0)) __atomic_add_fetch(&released, 1, __ATOMIC_SEQ_CST);
}

void pd_main(void) {
    int64_t goroutines = pd_atoi(pd_argv()[1]), bytes_max = pd_atoi(pd_argv()[2]) * 1000000;
    gate = channel_of(0);
    for (int64_t i = 0; i < goroutines; i++) pd_go(child, 0);
    await_parked(goroutines);
    expect(resident_bytes() <= bytes_max, "parked goroutines take too much memory");
    pd_chan_close(gate);
    await_goroutines(1);
    say("went on", released);
}

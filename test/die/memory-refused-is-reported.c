// G2, G3: whichever mapping the kernel refuses first, for stacks, goroutines, threads or the program's own memory,
// the program ends with the right result or with `fatal error: out of memory` and status 2; what it printed before
// is there.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %python %S/refuse-mappings %fault %t 12 goroutines stack pieces channels arrays | FileCheck %s
//      CHECK: wrong: []
// CHECK-NEXT: never died: []
// RUN: %python -c "import subprocess; s = [subprocess.run(['prlimit', '--as=%%d' %% (m << 20), '%t', 'all'], \
// RUN:     text=True, capture_output=True) for m in (8, 16, 32, 64, 128, 256)]; print([r.returncode for r in s], \
// RUN:     sorted(set(r.stderr.partition(chr(10))[0] for r in s)))" | FileCheck %s --check-prefix=LIMIT
// LIMIT: [2, 2, 2, {{[02]}}, 0, 0] {{.}}'', 'fatal error: out of memory'{{.}}
#include "program.h"

static pd_chan *gate;

static void waits(void *arg) {
    (void)arg;
    pd_chan_recv(gate, 0);
}

static void takes_goroutines(void) {
    gate = channel_of(0);
    for (int i = 0; i < 8000; i++) pd_go(waits, 0);
    await_parked(8000);
    pd_chan_close(gate);
    await_goroutines(1);
}

static __attribute__((noinline)) int64_t descend(int64_t n) {
    volatile char frame[200];
    frame[0] = 1;
    return n == 0 ? 0 : descend(n - 1) + frame[0];
}

static void takes_pieces(void) {
    for (int i = 0; i < 4000; i++) *(char *)pd_mal(1000 + (size_t)i) = 1;
}

static void takes_channels(void) {
    for (int i = 0; i < 100; i++) {
        pd_chan *c = pd_chan_new(1000, 100);
        static const char value[1000];
        for (int k = 0; k < 100; k++) pd_chan_send(c, value);
    }
}

static __attribute__((noinline)) void takes_arrays(int64_t levels) {
    volatile char array[30000];
    array[levels] = 1;
    volatile char variable[levels * 1000];
    variable[levels] = 1;
    if (levels > 1) takes_arrays(levels - 1);
}

void pd_main(void) {
    pd_println("begun");
    char kind = *pd_argv()[1];
    bool all = kind == 'a' && pd_argv()[1][1] == 'l';
    if (all || kind == 'g') takes_goroutines();
    if (all || kind == 's') expect(descend(100000) == 100000, "the depth");
    if (all || kind == 'p') takes_pieces();
    if (all || kind == 'c') takes_channels();
    if (all || kind == 'a') takes_arrays(100);
    pd_println("all there");
}

// B2: 1,000,000 goroutines that start and end one after another leave the process as large as the first 10,000 did.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: ended 1000000
#include "program.h"

// What the threads keep of ended ones, 64 each, varies: 1 KiB, or 4 with a checked library.
#if PREDAWN_CHECKED
enum { goroutines = 1000000, warm = 10000, grown_max = 4 << 20 };
#else
enum { goroutines = 1000000, warm = 10000, grown_max = 1 << 20 };
#endif

static int64_t ended;

static void child(void *arg) {
    (void)arg;
    __atomic_add_fetch(&ended, 1, __ATOMIC_SEQ_CST);
}

// Ten at a time, so that several threads have some.
static void run_until(int64_t count) {
    for (int64_t started = ended; started < count;) {
        for (int i = 0; i < 10; i++, started++) pd_go(child, 0);
        while (__atomic_load_n(&ended, __ATOMIC_SEQ_CST) < started) pd_gosched();
    }
}

void pd_main(void) {
    run_until(warm);
    int64_t before = resident_bytes();
    run_until(goroutines);
    expect(resident_bytes() < before + grown_max, "the process grew");
    say("ended", ended);
}

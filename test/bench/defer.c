// defer.c -- a function that defers one call, one that defers in a loop, and a panic that is recovered.
#include "bench.h"

enum { calls = 10000000, in_loop = 1000, loops = 2000, panics = 1000000 };

static int64_t run;

__attribute__((noinline)) static void count(void *arg) { run += (int64_t)arg; }

__attribute__((noinline)) static void one(int64_t n) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) pd_defer(&frame, &record, count, (void *)n);
    pd_defer_return(&frame);
}

__attribute__((noinline)) static void many(void) {
    pd_defer_frame frame;
    if (!pd_defer_enter(&frame)) {
        for (int64_t n = 0; n < in_loop; n++) pd_defer_copy(&frame, count, (void *)n, 0);
    }
    pd_defer_return(&frame);
}

static const int64_t seven = 7;
static const pd_type number = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};

__attribute__((noinline)) static void rescue(void *arg) {
    (void)arg;
    run += pd_recover(__builtin_frame_address(0)).type == &number;
}

__attribute__((noinline)) static void fail(void) { pd_panic_value((pd_any){&number, (void *)&seven}); }

__attribute__((noinline)) static void recovers(void) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &record, rescue, 0);
        fail();
    }
    pd_defer_return(&frame);
}

void pd_main(void) {
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < calls; i++) one(1);
    report("defer", pd_nanotime() - begin, calls);
    begin = pd_nanotime();
    for (int64_t i = 0; i < loops; i++) many();
    report("defer-loop", pd_nanotime() - begin, (int64_t)loops * in_loop);
    begin = pd_nanotime();
    for (int64_t i = 0; i < panics; i++) recovers();
    report("recover", pd_nanotime() - begin, panics);
    if (run != (int64_t)calls + (int64_t)loops * in_loop * (in_loop - 1) / 2 + panics) pd_throw("a call was not made");
    pd_exit(0);
}

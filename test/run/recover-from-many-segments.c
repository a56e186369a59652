// F4: a panic 100,000 calls deep, on many segments, is recovered at the top, and the goroutine's stack is as it was: it
// can go as deep again, has freed what it had, arrays too, and a million panics and recovers take no memory.
// RUN: %cc -O1 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
//      CHECK: recovered 16
// CHECK-NEXT: rounds 1000000
#include "deferring.h"

static int64_t recovered;
static const int64_t five = 5;
static const pd_type number = {8, &pd_alg_memory, {"int64", 5}, PD_KIND_INT64, 0, 0, 0};

FUNCTION take(void *arg) {
    (void)arg;
    pd_any value = RECOVER();
    expect(value.type == &number && *(int64_t *)value.data == five, "the value is another");
    recovered++;
}

// What the calls on the way have on their stack.
enum { frames, arrays, large_frame, huge_array };

static int64_t deep(int64_t depth, int64_t how);

__attribute__((noinline)) static int64_t through_array(int64_t depth, int64_t how) {
    volatile char array[depth];
    array[0] = (char)how;
    return deep(depth - 1, how) + array[0];
}

__attribute__((noinline)) static int64_t panic_with_huge_array(int64_t bytes) {
    volatile char array[bytes];
    for (int64_t i = 0; i < bytes; i += 4096) array[i] = 1;
    pd_panic_value((pd_any){&number, (void *)&five});
    return array[bytes / 2];
}

__attribute__((noinline)) static int64_t panic_in_large_frame(int64_t depth) {
    volatile char array[100000];
    array[depth] = 1;
    pd_panic_value((pd_any){&number, (void *)&five});
    return array[depth];
}

__attribute__((noinline)) static int64_t deep(int64_t depth, int64_t how) {
    volatile char frame[80];
    frame[0] = (char)depth;
    if (depth == 0 && how == large_frame) return panic_in_large_frame(depth);
    if (how == huge_array) return panic_with_huge_array(depth);
    if (depth == 0) pd_panic_value((pd_any){&number, (void *)&five});
    if (how == arrays && depth % 100 == 0) return through_array(depth, how);
    return deep(depth - 1, how) + frame[0];
}

struct way {
    int64_t depth, how;
};

FUNCTION go_deep(void *way) { deep(((struct way *)way)->depth, ((struct way *)way)->how); }

static void repeat(int64_t depth, int64_t how, int64_t times) {
    struct way way = {depth, how};
    for (int64_t i = 0; i < times; i++) call_deferring(take, 0, go_deep, &way);
}

void pd_main(void) {
    repeat(100000, frames, 1);
    repeat(10000, arrays, 1);
    repeat(100, large_frame, 1);
    int64_t before = resident_bytes();
    repeat(100000, frames, 4);
    repeat(10000, arrays, 4);
    repeat(100, large_frame, 4);
    expect(resident_bytes() < before + (8 << 20), "deep panics keep memory");
    before = resident_bytes();
    repeat(64 << 20, huge_array, 1); // no later one finds that it is gone
    expect(resident_bytes() < before + (8 << 20), "an array of a frame that was left keeps memory");
    say("recovered", recovered);
    recovered = 0;
    repeat(30, frames, 1000); // on segments that have room for that array
    before = resident_bytes();
    repeat(1, frames, 499000);
    repeat(30, frames, 500000);
    expect(resident_bytes() < before + (1 << 20), "panics keep memory");
    say("rounds", recovered);
}

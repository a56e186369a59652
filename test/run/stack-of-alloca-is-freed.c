// F3: memory of variable-length arrays that did not fit the segment is freed when a frame further out asks for such
// memory, and when the goroutine ends; those that are in use keep what is in them.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: arrays 250025
#include "program.h"

static int64_t arrays;

static __attribute__((noinline)) void fill(volatile char *array, int64_t length) {
    for (int64_t i = 0; i < length; i += 512) array[i] = (char)(i >> 9);
    arrays++;
}

static bool is_filled(const volatile char *array, int64_t length) {
    for (int64_t i = 0; i < length; i += 512) {
        if (array[i] != (char)(i >> 9)) return false;
    }
    return true;
}

static __attribute__((noinline)) void nested(int64_t levels, int64_t length) {
    volatile char array[length];
    fill(array, length);
    if (levels > 1) nested(levels - 1, length + 1000);
    expect(is_filled(array, length), "an inner array overwrote an outer one");
}

// Each array here is further out than those of the thousand calls before it.
static __attribute__((noinline)) void round_of_calls(int64_t length) {
    volatile char array[length];
    fill(array, length);
    for (int i = 0; i < 1000; i++) nested(10, 1000);
    expect(is_filled(array, length), "an inner array overwrote an outer one");
}

static void goroutine(void *done) {
    for (int i = 0; i < 5; i++) round_of_calls(2000);
    send(done, 1);
}

void pd_main(void) {
    pd_chan *done = channel_of(0);
    int64_t before = 0;
    for (int i = 0; i < 5; i++) {
        pd_go(goroutine, done);
        receive(done);
        await_goroutines(1);
        if (i == 0) before = resident_bytes();
        expect(resident_bytes() < 32 << 20, "arrays that are gone keep their memory");
    }
    expect(resident_bytes() < before + (4 << 20), "goroutines that have ended keep arrays");
    say("arrays", arrays);
}

// A fault can be recovered wherever on its segment the function stands that makes it: also one whose frame, of the 256
// bytes that a prologue does not ask for, begins at the very limit, and one that calls a memory function from there.
// RUN: %cc -O1 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %cc --cc=clang-19 -O1 %s -o %t.clang && %each-mmax %t.clang | FileCheck %s --match-full-lines
//      CHECK: store: all recovered, one at the limit
// CHECK-NEXT: copy: all recovered, one at the limit
// CHECK-NEXT: call: all recovered, one at the limit
// CHECK-NEXT: divide: all recovered, one at the limit
#include "deferring.h"

enum { depth_max = 1000, frame_bytes = 230 };

static void *volatile null;
static volatile int64_t zero, total;
static int64_t nearest;   // bytes between the limit and the entry of a function that has faulted; the least
static int64_t recovered; // faults

typedef struct Descent {
    void (*fault)(void);
    int64_t depth;
} Descent;

static void recovers(void *arg) {
    (void)arg;
    pd_any value = RECOVER();
    recovered += is_text(value, "runtime error: invalid memory address or nil pointer dereference") ||
                 is_text(value, "runtime error: integer divide by zero");
}

// How far above the limit the function with this frame was entered.
static inline void note_nearness(void *frame) {
    int64_t limit;
    __asm__ volatile("mov %%fs:0x70, %0" : "=r"(limit));
    int64_t above = (int64_t)frame + 8 - limit;
    if (above < nearest) nearest = above;
}

#define FRAME                                                                                                          \
    char frame[frame_bytes];                                                                                           \
    __asm__ volatile("movb $1, %0" : "=m"(frame));                                                                     \
    note_nearness(__builtin_frame_address(0));

FUNCTION stores(void) {
    FRAME
    *(volatile int64_t *)null = frame[0];
}

FUNCTION copies(void) {
    FRAME
    memcpy(null, frame, sizeof frame);
    __asm__ volatile("" : : "m"(frame));
}

FUNCTION calls(void) {
    FRAME
    ((void (*)(void))null)();
    __asm__ volatile("" : : "m"(frame));
}

FUNCTION divides(void) {
    FRAME
    total += frame[0] / zero;
}

__attribute__((noinline)) static int64_t descend(const Descent *d, int64_t depth) {
    volatile int64_t left = depth;
    if (left == 0) d->fault();
    else descend(d, left - 1);
    return left;
}

// Its frame puts all below it on the other multiples of 16.
__attribute__((noinline)) static int64_t aside(const Descent *d, int64_t depth) {
    volatile int64_t word[2] = {depth, 0};
    descend(d, word[0]);
    return word[1];
}

FUNCTION go_down(void *arg) {
    const Descent *d = arg;
    total += d->depth % 2 ? aside(d, d->depth / 2) : descend(d, d->depth / 2);
}

FUNCTION at_each_place(const char *what, void (*fault)(void)) {
    nearest = INT64_MAX;
    recovered = 0;
    for (int64_t depth = 0; depth < depth_max; depth++) {
        Descent d = {fault, depth};
        call_deferring(recovers, 0, go_down, &d);
    }
    pd_print_begin(1);
    pd_print_cstring(what);
    pd_print_cstring(recovered == depth_max ? "all recovered, " : "not all recovered, ");
    pd_print_cstring(nearest <= 16 ? "one at the limit\n" : "none at the limit\n");
    pd_print_end();
}

void pd_main(void) {
    at_each_place("store: ", stores);
    at_each_place("copy: ", copies);
    at_each_place("call: ", calls);
    at_each_place("divide: ", divides);
}

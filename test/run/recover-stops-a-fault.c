// A null pointer and a division by zero that the processor notices are panics that can be recovered, in leaf functions,
// in calls of memcpy and through a null function too, and the goroutine goes on as well as ever.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
// RUN: %cc -O2 --strip %s -o %t.strip && %t.strip | FileCheck %s --match-full-lines
// RUN: %cc -O2 --linker=gold %s -o %t.gold && %t.gold | FileCheck %s --match-full-lines
// RUN: %cc -O2 --linker=lld --pie %s -o %t.lld && %t.lld | FileCheck %s --match-full-lines
//      CHECK: load: runtime error: invalid memory address or nil pointer dereference
// CHECK-NEXT: store: runtime error: invalid memory address or nil pointer dereference
// CHECK-NEXT: copy: runtime error: invalid memory address or nil pointer dereference
// CHECK-NEXT: call: runtime error: invalid memory address or nil pointer dereference
// CHECK-NEXT: divide: runtime error: integer divide by zero
// CHECK-NEXT: 5000050000
#include "predawn.h"

typedef struct block {
    char bytes[3000];
} block;

static void *volatile null;
static volatile int64_t zero;
block target; // seen by others, for all the compiler knows

static void load(void) { zero = *((int64_t *)null + 1); }
static void store(void) { *(int64_t *)null = 1; }
static void copy(void) { target = *(block *)null; }
static void call(void) {
    void (*fn)(void) = (void (*)(void))null;
    fn();
    zero = 0;
}

// No compiler divides by zero knowingly.
static void divide(void) { zero = 7 / zero; }

__attribute__((noinline)) static void rescue(void *name) {
    pd_any error = pd_recover(__builtin_frame_address(0));
    pd_string text = ((pd_string(*)(void *))error.type->methods[0].fn)(error.data);
    pd_print_begin(1);
    pd_print_cstring(name);
    pd_print_cstring(": ");
    pd_print_string(text);
    pd_print_newline();
    pd_print_end();
}

__attribute__((noinline)) static void try(const char *name, void (*fn)(void)) {
    pd_defer_frame frame;
    pd_deferred record;
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &record, rescue, (void *)name);
        fn();
    }
    pd_defer_return(&frame);
}

__attribute__((noinline)) static int64_t sum(int64_t n) {
    volatile int64_t kept = n;
    return n == 0 ? 0 : sum(n - 1) + kept;
}

void pd_main(void) {
    try("load", load);
    try("store", store);
    try("copy", copy);
    try("call", call);
    try("divide", divide);
    pd_print_int(sum(100000));
    pd_print_newline();
}

// B11: no two goroutines have the same number, though records are used again and several threads make them at once;
// pd_main's is 1.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: different numbers 400011
#include "program.h"

enum { makers = 10, made = 40000, goroutines = makers * (made + 1) };

static uint8_t seen[goroutines + 2];
static int64_t ended;

static void note_number(void) {
    int64_t number = pd_goid();
    expect(number > 0 && number <= goroutines + 1, "a number out of range");
    __atomic_add_fetch(&seen[number], 1, __ATOMIC_SEQ_CST);
}

static void child(void *arg) {
    (void)arg;
    int64_t number = pd_goid();
    note_number();
    pd_gosched();
    expect(pd_goid() == number, "a goroutine's number changed");
    __atomic_add_fetch(&ended, 1, __ATOMIC_SEQ_CST);
}

static void maker(void *arg) {
    for (int64_t i = 0; i < made; i++) {
        pd_go(child, 0);
        if (i % 100 == 0) pd_gosched();
    }
    child(arg);
}

void pd_main(void) {
    expect(pd_goid() == 1, "main's goroutine is number 1");
    note_number();
    for (int64_t i = 0; i < makers; i++) pd_go(maker, 0);
    while (__atomic_load_n(&ended, __ATOMIC_SEQ_CST) < goroutines) pd_gosched();
    int64_t different = 0;
    for (int64_t i = 0; i < goroutines + 2; i++) different += seen[i] == 1;
    say("different numbers", different);
}

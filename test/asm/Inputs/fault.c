// fault.c -- dies of a null pointer on a later segment of its stack.
#include "predawn.h"

__attribute__((noipa)) int64_t load(const int64_t *p) { return *p + 1; }

__attribute__((noipa)) void on_a_later_segment(const int64_t *p) {
    volatile char frame[5000];
    frame[7] = (char)load(p);
}

void pd_main(void) {
    on_a_later_segment(0);
    pd_println("back");
}

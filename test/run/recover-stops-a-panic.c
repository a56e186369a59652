// A deferred function that calls pd_recover gets the panic's value, and the function that deferred it returns to its
// caller with the results that it left; without a panic pd_recover gives nil.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-debug -O0 %s -o %t.debug && %each-mmax %t.debug | FileCheck %s --match-full-lines %}
//      CHECK: 7 / 2 = 3
// CHECK-NEXT: recovered: runtime error: integer divide by zero
// CHECK-NEXT: 7 / 0 = -1
// CHECK-NEXT: recovered: eight
// CHECK-NEXT: 8 / 0 = -1
#include "predawn.h"

typedef pd_string (*text_of)(void *data);

__attribute__((noinline)) static void rescue(void *result) {
    pd_any value = pd_recover(__builtin_frame_address(0));
    if (!value.type) return;
    *(volatile int64_t *)result = -1;
    pd_string text = value.type == &pd_type_string ? *(pd_string *)value.data
                                                   : ((text_of)value.type->methods[0].fn)(value.data);
    pd_print_begin(1);
    pd_print_cstring("recovered: ");
    pd_print_string(text);
    pd_print_newline();
    pd_print_end();
}

__attribute__((noinline)) static int64_t divide(int64_t a, int64_t b) {
    pd_defer_frame frame;
    pd_deferred record;
    volatile int64_t result = 0;
    if (!pd_defer_enter(&frame)) {
        pd_defer(&frame, &record, rescue, (void *)&result);
        if (b == 0) {
            if (a == 8) pd_panic("eight");
            pd_panic_divide();
        }
        result = a / b;
    }
    pd_defer_return(&frame);
    return result;
}

static void show(int64_t a, int64_t b) {
    int64_t result = divide(a, b);
    pd_print_begin(1);
    pd_print_int(a);
    pd_print_cstring(" / ");
    pd_print_int(b);
    pd_print_cstring(" = ");
    pd_print_int(result);
    pd_print_newline();
    pd_print_end();
}

void pd_main(void) {
    show(7, 2);
    show(7, 0);
    show(8, 0);
}

// Between begin and end a program may allocate, start goroutines and send without parking; the line stays one, and
// what the new goroutines print comes after it.
// RUN: %cc -O2 %s -o %t && %each-mmax %t | FileCheck %s --match-full-lines
//      CHECK: line: allocated sent 1 started 100
// CHECK-NEXT: 100 others
#include "predawn.h"

enum { others = 100 };

static pd_chan *printed;

static void other(void *arg) {
    (void)arg;
    pd_print_begin(1);
    pd_print_end();
    char done = 1;
    pd_chan_send(printed, &done);
}

void pd_main(void) {
    printed = pd_chan_new(1, others + 1);
    char value = 0;
    pd_print_begin(1);
    pd_print_cstring("line: ");
    pd_print_string(pd_string_cat(pd_string_from_cstring("alloc"), pd_string_from_cstring("ated")));
    pd_print_cstring(" sent ");
    pd_print_int(pd_chan_try_send(printed, &value));
    for (int i = 0; i < others; i++) pd_go(other, NULL);
    pd_print_cstring(" started ");
    pd_print_int(others);
    pd_print_newline();
    pd_print_end();
    for (int i = 0; i <= others; i++) pd_chan_recv(printed, &value);
    pd_print_begin(1);
    pd_print_int(others);
    pd_print_cstring(" others\n");
    pd_print_end();
}

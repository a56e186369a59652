// Everything between begin and end is one write; a piece outside is one by itself; begin and end nest; 4,096 bytes are
// one write, one more is two.
// RUN: %cc -O2 %s -o %t && strace -qq -e trace=write -e signal=none %t 2>%t.trace >%t.out
// RUN: FileCheck %s --implicit-check-not=write <%t.trace
//      CHECK: write(1, "x=1\n", 4) = 4
// CHECK-NEXT: write(1, "-5", 2) = 2
// CHECK-NEXT: write(1, "\n", 1) = 1
// CHECK-NEXT: write(1, "+1.000000e+000", 14) = 14
// CHECK-NEXT: write(1, "(+1.000000e+000+1.000000e+000i)", 31) = 31
// CHECK-NEXT: write(1, "outer inner outer\n", 18) = 18
// CHECK-NEXT: write(1, {{.*}}, 4096) = 4096
// CHECK-NEXT: write(1, {{.*}}, 4096) = 4096
// CHECK-NEXT: write(1, "a", 1) = 1
// CHECK-NEXT: write(1, "open", 4) = 4
#include "predawn.h"

static void line_of(int bytes) {
    pd_print_begin(1);
    for (int i = 0; i < bytes; i++) pd_print_cstring("a");
    pd_print_end();
}

void pd_main(void) {
    pd_print_begin(1);
    pd_print_end(); // an empty line is no write
    pd_print_string(pd_string_from_cstring(""));
    pd_print_begin(1);
    pd_print_cstring("x=");
    pd_print_int(1);
    pd_print_newline();
    pd_print_end();
    pd_print_int(-5);
    pd_print_newline();
    pd_print_float(1);
    pd_print_complex(1, 1);
    pd_print_begin(1);
    pd_print_cstring("outer ");
    pd_print_begin(1);
    pd_print_cstring("inner");
    pd_print_end();
    pd_println(" outer");
    pd_print_end();
    line_of(4096);
    line_of(4097);
    pd_print_begin(1);
    pd_print_cstring("open");
    pd_exit(0); // writes what is open
}

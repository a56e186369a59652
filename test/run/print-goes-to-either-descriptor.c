// A line goes to the descriptor it was begun for.
// RUN: %cc -O2 %s -o %t && %t >%t.out 2>%t.err
// RUN: FileCheck %s --check-prefix=OUT --implicit-check-not=error <%t.out
// RUN: FileCheck %s --check-prefix=ERR --implicit-check-not=output <%t.err
// OUT: output 1
// OUT: output 3
// ERR: error 2
#include "predawn.h"

static void line(int fd, const char *text, int number) {
    pd_print_begin(fd);
    pd_print_cstring(text);
    pd_print_int(number);
    pd_print_newline();
    pd_print_end();
}

void pd_main(void) {
    line(1, "output ", 1);
    line(2, "error ", 2);
    line(1, "output ", 3);
}

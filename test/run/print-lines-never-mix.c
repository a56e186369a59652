// Lines printed by many goroutines at once arrive whole, each exactly once, also those of more than 4,096 bytes.
//
// The output of three runs is compared by %each-mmax, line by line; one is counted here: a whole line is one letter,
// repeated.
// RUN: %cc -O2 %s -o %t && %each-mmax --unordered %t >%t.out
// RUN: wc -l <%t.out | FileCheck %s --check-prefix=LINES
// RUN: tr -s a-z <%t.out | grep -cxE '[a-z]? [0-9]+' | FileCheck %s --check-prefix=LINES
// LINES: {{^5200$}}
#include "predawn.h"

enum { printers = 26, lines = 200 };

static void printer(void *arg) {
    char text[2] = {(char)('a' + *(const int *)arg), 0};
    for (int i = 0; i < lines; i++) {
        int length = i % 20 == 0 ? 5000 : i % 70;
        pd_print_begin(1);
        for (int k = 0; k < length; k++) pd_print_cstring(text);
        pd_print_space();
        pd_print_int(i);
        pd_print_newline();
        pd_print_end();
        if (i % 3 == 0) pd_gosched();
    }
}

void pd_main(void) {
    for (int i = 0; i < printers; i++) pd_go_copy(printer, &i, sizeof i);
}

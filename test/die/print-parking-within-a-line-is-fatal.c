// A goroutine that parks or ends between pd_print_begin and pd_print_end is a fatal error; the open line is written.
// RUN: %cc -O2 -DPARK="pd_sleep(10)" %s -o %t.sleep && %status 2 %each-mmax %t.sleep >%t.out 2>%t.err
// RUN: FileCheck %s --check-prefix=OUT <%t.out
// RUN: FileCheck %s --check-prefix=ERR <%t.err
// RUN: %cc -O2 -DPARK="pd_block()" %s -o %t.block && %status 2 %each-mmax %t.block >%t.out 2>%t.err
// RUN: FileCheck %s --check-prefix=OUT <%t.out
// RUN: FileCheck %s --check-prefix=ERR <%t.err
// RUN: %cc -O2 -DPARK="pd_goexit()" %s -o %t.exit && %status 2 %each-mmax %t.exit >%t.out 2>%t.err
// RUN: FileCheck %s --check-prefix=OUT <%t.out
// RUN: FileCheck %s --check-prefix=ERR <%t.err
// OUT: an open line
// ERR: fatal error: a goroutine {{parks|ends}} between pd_print_begin and pd_print_end
// ERR: main.main
#include "predawn.h"

void pd_main(void) {
    pd_print_begin(1);
    pd_print_cstring("an open line");
    PARK;
    pd_print_end();
}

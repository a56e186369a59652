// pd_dump shows memory sixteen bytes a line: the offset, the bytes in hexadecimal, and those that are ASCII.
// RUN: %cc -O2 %s -o %t && %each-mmax %t >%t.out
// RUN: FileCheck %s --match-full-lines --strict-whitespace <%t.out
//      CHECK:00000000  00 01 02 1f 20 7e 7f ff  41 42 43 44 45 46 47 48  |.... ~..ABCDEFGH|
// CHECK-NEXT:00000010  49 4a 4b 4c 4d 4e 4f 50  51                       |IJKLMNOPQ|
// CHECK-NEXT:nothing
// CHECK-NEXT:00000000  78                                                |x|
//  CHECK-NOT:{{.}}
#include "predawn.h"

void pd_main(void) {
    pd_dump("\0\1\2\037 ~\177\377ABCDEFGHIJKLMNOPQ", 25);
    pd_dump("nothing", 0);
    pd_dump("nothing", -1);
    pd_println("nothing");
    pd_dump("x", 1);
}

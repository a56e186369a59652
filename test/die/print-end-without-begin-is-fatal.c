// pd_print_end without pd_print_begin is a fatal error.
// RUN: %cc -O2 %s -o %t && %status 2 %each-mmax %t 2>%t.err
// RUN: FileCheck %s <%t.err
// CHECK: {{^}}fatal error: pd_print_end without pd_print_begin{{$}}
#include "predawn.h"

void pd_main(void) { pd_print_end(); }

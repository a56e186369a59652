// A1: a program with an empty main ends with status 0 and prints nothing.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t 2>&1 | count 0
#include <predawn.h>

void pd_main(void) {}

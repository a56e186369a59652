// I6: a goroutine that holds locks must not park, however many they are: 256 too are not taken for none.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: a goroutine parks between pd_print_begin and pd_print_end, or with a lock held{{$}}
#include "program.h"

void pd_main(void) {
    static pd_lock locks[256];
    for (int i = 0; i < 256; i++) pd_lock_acquire(&locks[i]);
    pd_sleep(1);
    pd_println("it slept");
}

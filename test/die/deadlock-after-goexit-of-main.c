// B12: when main's goroutine has called pd_goexit the others go on; when the last of them has ended, or waits, the
// program dies with the text that says which.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t 2>&1 | FileCheck %s
//  CHECK-NOT: main goes on
//      CHECK: {{^}}others went on 10{{$}}
//      CHECK: {{^}}fatal error: no goroutines (main called Goexit) - deadlock!{{$}}
// RUN: %status 2 %each-mmax %t wait 2>&1 | FileCheck %s --check-prefix=WAIT
// WAIT: {{^}}fatal error: all goroutines are asleep - deadlock!{{$}}
// WAIT: {{^}}goroutine 11 [select (no cases)]:{{$}}
#include "program.h"

static int64_t others;

static void child(void *arg) {
    (void)arg;
    pd_sleep(2);
    if (__atomic_add_fetch(&others, 1, __ATOMIC_SEQ_CST) == 10) say("others went on", others);
    if (pd_argc() > 1 && pd_goid() == 11) pd_block();
}

void pd_main(void) {
    for (int i = 0; i < 10; i++) pd_go(child, 0);
    pd_goexit();
    pd_println("main goes on");
}

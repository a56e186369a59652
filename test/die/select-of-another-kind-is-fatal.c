// A case that is neither a send nor a receive is a fatal error, in each form of select: it would wait for ever.
// RUN: %cc -O2 %s -o %t
// RUN: %status 2 %each-mmax %t 0 select 2>&1 | FileCheck %s
// RUN: %status 2 %each-mmax %t 3 try 2>&1 | FileCheck %s
// RUN: %status 2 %each-mmax %t 65538 later 2>&1 | FileCheck %s
// CHECK-NOT: took place
// CHECK: {{^}}fatal error: select: a case neither sends nor receives{{$}}
// CHECK-EMPTY:
// CHECK-NEXT: goroutine 1 [running]:
// CHECK-NEXT: main.main
#include "../run/select.h"

void pd_main(void) {
    pd_chan *full = channel_of(1);
    send(full, 1);
    pd_select_case cases[2] = {{.chan = full, .kind = PD_SELECT_RECV},
                               {.chan = full, .kind = (uint32_t)pd_atoi(pd_argv()[1])}};
    switch (*pd_argv()[2]) {
    case 's': say("took place", pd_select(cases, 2)); break;
    case 't': say("took place", pd_select_try(cases, 2)); break;
    default: say("took place", pd_select_timeout(cases, 2, 1000000));
    }
}

// C1, C3, C4, D12: main alone, waiting on a channel, on a nil channel or on nothing, is a deadlock, reported within 100
// ms of its start with what main waits for; status 2.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax %t receive 2>&1 | FileCheck %s --check-prefixes=CHECK,RECEIVE
// RUN: %status 2 %each-mmax %t send 2>&1 | FileCheck %s --check-prefixes=CHECK,SEND
// RUN: %status 2 %each-mmax %t receive-nil 2>&1 | FileCheck %s --check-prefixes=CHECK,RECEIVE-NIL
// RUN: %status 2 %each-mmax %t send-nil 2>&1 | FileCheck %s --check-prefixes=CHECK,SEND-NIL
// RUN: %status 2 %each-mmax %t block 2>&1 | FileCheck %s --check-prefixes=CHECK,BLOCK
//        CHECK: {{^}}fatal error: all goroutines are asleep - deadlock!{{$}}
//  CHECK-EMPTY:
// RECEIVE-NEXT: {{^}}goroutine 1 [chan receive]:{{$}}
//    SEND-NEXT: {{^}}goroutine 1 [chan send]:{{$}}
// RECEIVE-NIL-NEXT: {{^}}goroutine 1 [chan receive (nil chan)]:{{$}}
// SEND-NIL-NEXT: {{^}}goroutine 1 [chan send (nil chan)]:{{$}}
//   BLOCK-NEXT: {{^}}goroutine 1 [select (no cases)]:{{$}}
// CHECK-NEXT: {{^}}main.main(...){{$}}
//    CHECK-NOT: goroutine
// RUN: %python %S/soonest %t receive | FileCheck %s --check-prefix=SOON
// RUN: %python %S/soonest %t send-nil | FileCheck %s --check-prefix=SOON
// RUN: %python %S/soonest %t block | FileCheck %s --check-prefix=SOON
// SOON: within 100 ms: True
#include "program.h"

static bool is(const char *word) {
    return pd_string_equal(pd_string_from_cstring(pd_argv()[1]), pd_string_from_cstring(word));
}

void pd_main(void) {
    int64_t value = 0;
    if (is("receive")) pd_chan_recv(channel_of(1), 0);
    if (is("send")) pd_chan_send(channel_of(0), &value);
    if (is("receive-nil")) pd_chan_recv(0, &value);
    if (is("send-nil")) pd_chan_send(0, &value);
    pd_block();
}

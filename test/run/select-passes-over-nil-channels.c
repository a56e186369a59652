// E4: a nil channel in a select never takes place, in none of its forms; a select of nothing else parks for ever, so
// that it is a deadlock, and with a timeout it sleeps.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %status 2 %t 2>%t.err | FileCheck %s --check-prefix=OUT --match-full-lines
// RUN: FileCheck %s --match-full-lines <%t.err
// OUT: fired 1000
// OUT-NEXT: try -1
// OUT-NEXT: timeout -1
// CHECK: fatal error: all goroutines are asleep - deadlock!
// CHECK-EMPTY:
// CHECK-NEXT: goroutine 1 [select]:
#include "select.h"

void pd_main(void) {
    pd_chan *c = channel_of(1);
    int64_t value = 0, fired = 0;
    for (int i = 0; i < 1000; i++) {
        pd_select_case cases[] = {sending(0, &value), sending(c, &value), receiving(0, &value)};
        fired += pd_select(cases, 3) == 1;
        receive(c);
    }
    say("fired", fired);
    pd_select_case cases[] = {sending(0, &value), receiving(0, &value)};
    say("try", pd_select_try(cases, 2));
    int64_t begin_ns = pd_nanotime();
    say("timeout", pd_select_timeout(cases, 2, 5000000));
    expect(pd_nanotime() - begin_ns >= 5000000, "it sleeps");
    pd_select(cases, 2);
}

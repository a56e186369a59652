// C5: a select that waits for a timer only is no deadlock: one with a timeout, and one that receives from pd_after.
// What pd_after sends is the time of then.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t 2>&1 | FileCheck %s --match-full-lines
// CHECK: timeout -1
// CHECK-NEXT: no cases -1
// CHECK-NEXT: after 1
// CHECK-NEXT: order 0 1 2 3 4 5 6 7
#include "select.h"

void pd_main(void) {
    pd_chan *idle = channel_of(0);
    int64_t value = 0;
    pd_select_case cases[] = {sending(idle, &value), receiving(idle, &value)};
    say("timeout", pd_select_timeout(cases, 2, 2000000));
    say("no cases", pd_select_timeout(0, 0, 2000000));
    int64_t begin_ns = pd_nanotime();
    cases[1].chan = pd_after(3);
    say("after", pd_select(cases, 2));
    expect(value >= begin_ns + 3000000 && value <= pd_nanotime(), "the time of then is sent");
    enum { many = 8 };
    pd_select_case all[many];
    for (int64_t i = 0; i < many; i++) all[i] = receiving(pd_after((i * 5 + 3) % many * 40), &value);
    int64_t fired[many];
    for (int i = 0; i < many; i++) {
        int64_t index = pd_select(all, many);
        fired[i] = (index * 5 + 3) % many;
        all[index].chan = 0;
    }
    pd_print_begin(1);
    pd_print_cstring("order");
    for (int i = 0; i < many; i++) {
        pd_print_space();
        pd_print_int(fired[i]);
    }
    pd_print_newline();
    pd_print_end();
}

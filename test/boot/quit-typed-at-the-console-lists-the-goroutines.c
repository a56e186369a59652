// The program has the console for its terminal: ^\ typed there is SIGQUIT, and lists its goroutines.
//
// RUN: %cc -O1 --initramfs %s -o %t.gz
// RUN: rm -f %t.console
// RUN: sh -c '{ n=0; until grep -qs waiting "$0" || [ $n -gt 600 ]; do sleep 0.1; n=$((n + 1)); done; \
// RUN:         while /usr/bin/printf "\034"; do sleep 0.3; done; } 2>"$0.err" | "$@"' %t.console \
// RUN:     %boot qemu --console %t.console %t.gz | FileCheck %s
//
// CHECK: waiting
// CHECK: {{SIGQUIT: quit$}}
// CHECK: {{^goroutine 1 \[chan receive\]:$}}
// CHECK: predawn: init ended with status 2
#include "../run/program.h"

static void ticker(void *unused) {
    (void)unused;
    for (;;) pd_sleep(1000);
}

void pd_main(void) {
    pd_println("waiting");
    pd_go(ticker, 0);
    receive(channel_of(0));
}

// A program linked without --init runs as process 1 of a machine too, but its end is a panic of the kernel: with 0 as
// its status, and with that of a report.
//
// RUN: rm -rf %t && mkdir %t
// RUN: %cc -O1 %s -o %t/init
// RUN: cd %t && echo init | cpio -o -H newc --quiet >image
// RUN: %status 1 %boot uml image </dev/null >%t/out
// RUN: FileCheck %s --check-prefixes=CHECK,GOOD <%t/out
// RUN: %status 1 %boot uml image -- fail </dev/null >%t/out
// RUN: FileCheck %s --check-prefixes=CHECK,BAD <%t/out
//
// CHECK: {{^process 1$}}
// CHECK: {{^42$}}
// BAD: {{^panic: runtime error: integer divide by zero$}}
// BAD: {{^goroutine 1 \[running\]:$}}
// GOOD: {{^Kernel panic .* exitcode=0x00000000$}}
// BAD: {{^Kernel panic .* exitcode=0x00000200$}}
#include "../run/program.h"

static void child(void *channel) { send(channel, 42); }

void pd_main(void) {
    say("process", pd_syscall(39, 0, 0, 0, 0, 0, 0));
    pd_chan *channel = channel_of(0);
    pd_go(child, channel);
    int64_t answer = receive(channel);
    pd_print_int(answer);
    pd_print_newline();
    if (pd_argc() > 1) {
        volatile int64_t zero = 0;
        pd_print_int(answer / zero);
    }
}

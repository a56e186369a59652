// After a panic and after a crash of init the report is on the console, with the names of the functions, then its
// status, and the machine switches itself off.
//
// RUN: %cc -O1 --init %s -o %t
// RUN: %cc --initramfs %t -o %t.gz
// RUN: %boot uml %t.gz -- panic </dev/null | FileCheck %s --check-prefixes=CHECK,PANIC
// RUN: %boot uml %t.gz -- wild </dev/null | FileCheck %s --check-prefixes=CHECK,WILD
// RUN: %boot qemu %t.gz -- nil </dev/null | FileCheck %s --check-prefixes=CHECK,NIL
// RUN: %boot uml %t.gz -- killed </dev/null | FileCheck %s --check-prefix=KILLED
//
// PANIC: {{^panic: nothing to do$}}
// WILD: {{^SIGSEGV: segmentation violation$}}
// NIL: {{^panic: runtime error: invalid memory address or nil pointer dereference$}}
// CHECK: {{^goroutine [0-9]+ \[running\]:$}}
// CHECK-NEXT: {{^}}fail
// CHECK: {{^goroutine 1 \[chan receive\]:$}}
// WILD: {{^rip}}
// CHECK: {{^predawn: init ended with status 2$}}
// CHECK-NEXT: reboot: {{Power down|System halted}}
//
// KILLED: {{^predawn: init was killed by signal 9$}}
// KILLED-NEXT: reboot: {{Power down|System halted}}
#include "../run/program.h"

enum { call_getpid = 39, call_kill = 62 };

__attribute__((noinline)) void fail(void *how) {
    switch (*(const char *)how) {
    case 'p': pd_panic("nothing to do");
    case 'w': *(volatile int *)0x7000000000 = 1; break;
    case 'n': *(volatile int *)0 = 1; break;
    default: pd_syscall(call_kill, pd_syscall(call_getpid, 0, 0, 0, 0, 0, 0), 9, 0, 0, 0, 0);
    }
    pd_println("still here");
}

void pd_main(void) {
    expect(pd_argc() == 2, "the words behind -- are init's arguments");
    pd_go(fail, pd_argv()[1]);
    receive(channel_of(0));
}

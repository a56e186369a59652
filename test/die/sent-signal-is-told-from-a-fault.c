// H7: A fatal signal that somebody sent is told from a fault: no panic, no address, but who sent it; even if that one's
// number could be an address that is none.
// RUN: %cc -O1 %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 4 2>&1 | FileCheck --check-prefixes=ILL,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 5 2>&1 | FileCheck --check-prefixes=TRAP,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 6 2>&1 | FileCheck --check-prefixes=ABRT,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 7 2>&1 | FileCheck --check-prefixes=BUS,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 8 2>&1 | FileCheck --check-prefixes=FPE,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 11 2>&1 | FileCheck --check-prefixes=SEGV,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 31 2>&1 | FileCheck --check-prefixes=SYS,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 3 2>&1 | FileCheck --check-prefixes=QUIT,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 11 2>&1 | FileCheck --check-prefixes=SEGV,SENT %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 11 2>&1 | FileCheck --check-prefixes=SEGV,SENT %s
// RUN: %status 2 %each-mmax %t 11 1 2>&1 | FileCheck --check-prefixes=SEGV,SENT %s
// ILL: {{^}}SIGILL: illegal instruction{{$}}
// TRAP: {{^}}SIGTRAP: trace trap{{$}}
// ABRT: {{^}}SIGABRT: abort{{$}}
// BUS: {{^}}SIGBUS: bus error{{$}}
// FPE: {{^}}SIGFPE: floating-point exception{{$}}
// SEGV: {{^}}SIGSEGV: segmentation violation{{$}}
// SYS: {{^}}SIGSYS: bad system call{{$}}
// QUIT: {{^}}SIGQUIT: quit{{$}}
// SENT-NEXT: {{^}}PC=0x{{[0-9a-f]+}} m={{[0-9]+}} code=0x0 sent by process {{[0-9]+$}}
// SENT-EMPTY:
// SENT-NEXT: {{^}}goroutine 1 [running]:{{$}}
// SENT: {{^}}main.main(...){{$}}
// SENT: {{^}}rip    0x
#include "predawn.h"

enum { getpid_number = 39, kill_number = 62, rt_sigqueueinfo_number = 129 };

// What the kernel would write of a signal that this process has sent.
static struct {
    int32_t signal, error, code, reserved, process, user, rest[26];
} information;

void pd_main(void) {
    int64_t self = pd_syscall(getpid_number, 0, 0, 0, 0, 0, 0), signal = pd_atoi(pd_argv()[1]);
    if (pd_argc() > 2) {
        information.process = (int32_t)pd_atoi(pd_argv()[2]);
        pd_syscall(rt_sigqueueinfo_number, self, signal, (int64_t)&information, 0, 0, 0);
    }
    pd_syscall(kill_number, self, signal, 0, 0, 0, 0);
    for (;;) {
    }
}

// When the report itself faults, what is gathered is written, then one line, and the status is 2: no loop, no silence.
// RUN: %unit %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t 2>&1 | FileCheck %s
// RUN: %status 2 %t quit 2>&1 | FileCheck --check-prefix=QUIT %s
// CHECK: {{^}}panic: with a broken list of segments{{$}}
// CHECK: {{^}}fatal error: fault during the traceback{{$}}
// CHECK-NOT: {{.}}
// QUIT: {{^}}SIGQUIT: quit{{$}}
// QUIT: {{^}}fatal error: fault during the traceback{{$}}
// QUIT-NOT: {{.}}
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/g.h"

using namespace predawn;

void pd_main() {
    constexpr int64_t getpid_number = 39, kill_number = 62, quit = 3;
    current_g()->context.segment = reinterpret_cast<Segment*>(16);
    if (pd_argc() > 1) pd_syscall(kill_number, pd_syscall(getpid_number, 0, 0, 0, 0, 0, 0), quit, 0, 0, 0, 0);
    pd_panic("with a broken list of segments");
}

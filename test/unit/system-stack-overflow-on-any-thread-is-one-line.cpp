// F6: code of the runtime that recurses without an end on a thread's system stack, the first one's or another's, ends
// the process with one line and status 2.
// RUN: %unit %s -o %t
// RUN: %status 2 env PREDAWN_MAXPROCS=1 %t first 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=2 %t other 2>&1 | FileCheck %s
// RUN: %status 2 env PREDAWN_MAXPROCS=8 %t other 2>&1 | FileCheck %s
// CHECK: {{^}}fatal error: stack overflow on the system stack{{$}}
// CHECK-NOT: {{.}}
#include "expect.h"
#include "rt0/machine.h"
#include "runtime/m.h"

using namespace predawn;

namespace {

[[gnu::no_split_stack]] uint64_t deeper(void* level); // as all of the runtime

[[gnu::noipa]] uint64_t deeper(void* level) {
    volatile uint64_t here = reinterpret_cast<uintptr_t>(level);
    return here == ~uint64_t{0} ? 0 : deeper(reinterpret_cast<void*>(here + 1)) + here;
}

// Only another thread can run this: the first one is held by main.
void on_another(void*) {
    expect(current_m() != &m0, "it is another thread");
    rt0_on_system_stack(deeper, nullptr);
}

} // namespace

void pd_main() {
    if (pd_argv()[1][0] == 'f') rt0_on_system_stack(deeper, nullptr);
    pd_go(on_another, nullptr);
    for (volatile bool held = true; held;) {}
}

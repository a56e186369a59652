// I7: a checked build throws when locks are taken against their order, or one is released that the thread does not
// hold.
// RUN: %unit-debug %s -o %t
// RUN: %status 2 %t order 2>&1 | FileCheck %s --check-prefix=ORDER
// ORDER: {{^}}fatal error: locks taken against their order{{$}}
// RUN: %status 2 %t held 2>&1 | FileCheck %s --check-prefix=RELEASE
// RELEASE: {{^}}fatal error: a lock is released that this thread does not hold{{$}}
// RUN: %t right | FileCheck %s --check-prefix=RIGHT
// RIGHT: right
#include "expect.h"
#include "runtime/lock.h"

using namespace predawn;

void pd_main() {
    Lock outer = {}, inner = {};
    switch (pd_argv()[1][0]) {
    case 'o':
        lock(outer, Rank::sched);
        lock(inner, Rank::chan);
        break;
    case 'h':
        lock(outer, Rank::sched);
        unlock(outer, Rank::chan);
        break;
    default:
        lock(outer, Rank::chan);
        lock(inner, Rank::sched);
        unlock(outer, Rank::chan);
        unlock(inner, Rank::sched);
        pd_println("right");
    }
}

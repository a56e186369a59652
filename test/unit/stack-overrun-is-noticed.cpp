// F9: a goroutine whose segment was written beyond its low end dies with a message when it ends or leaves the
// segment, by whatever the canary there was replaced.
// RUN: %unit %s -o %t
// RUN: %status 2 %each-mmax %t first 2>&1 | FileCheck %s --check-prefix=FIRST
// FIRST: {{^}}fatal error: a goroutine's first segment was overrun{{$}}
// RUN: %status 2 %each-mmax %t second 2>&1 | FileCheck %s --check-prefix=SECOND
// SECOND: {{^}}fatal error: a stack segment was overrun{{$}}
// RUN: %each-mmax %t none | FileCheck %s --check-prefix=NONE
// NONE: fine
#include "expect.h"
#include "rt0/machine.h"
#include "runtime/g.h"

using namespace predawn;

namespace {

void overrun(Segment* segment) {
    uint64_t* canary = reinterpret_cast<uint64_t*>(segment->low);
    expect(*canary == stack_canary, "the canary is there");
    if (pd_argv()[1][0] != 'n') *canary ^= 1 << 17;
}

[[gnu::noinline]] int64_t in_another_segment(int64_t n) {
    volatile char frame[3000];
    frame[n] = 1;
    expect(current_g()->context.segment != &current_g()->first_segment, "a second segment");
    overrun(current_g()->context.segment);
    return frame[n];
}

void goroutine(void*) {
    if (pd_argv()[1][0] == 'f') overrun(&current_g()->first_segment);
    else in_another_segment(7);
}

} // namespace

void pd_main() {
    pd_go(goroutine, nullptr);
    pd_sleep(20);
    pd_println("fine");
}

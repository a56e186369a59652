// F6: below the system stack and the signal stack of each thread but the first lies a page that cannot be read, so that
// an overflow never runs into other memory.
// RUN: %unit %s -o %t
// RUN: env PREDAWN_MAXPROCS=3 timeout 60 %t | FileCheck %s --match-full-lines
// CHECK: guards 4
#include "expect.h"
#include "runtime/sched.h"

using namespace predawn;

namespace {

enum { write_number = 1, pipe_number = 22, bad_address = -14 };

int32_t ends[2]; // of a pipe
Atomic<int64_t> begun;

void stays(void*) {
    begun.fetch_add(1);
    for (;;) {}
}

// Asks the kernel, which reads what is written.
bool can_be_read(uintptr_t address) {
    int64_t written = pd_syscall(write_number, ends[1], static_cast<int64_t>(address), 1, 0, 0, 0);
    expect(written == 1 || written == bad_address, "the kernel says which");
    return written == 1;
}

int64_t count_guards(uintptr_t low) {
    constexpr uintptr_t page = 4096;
    expect(low % page == 0 && can_be_read(low), "the lowest byte of a stack");
    return !can_be_read(low - 1) && !can_be_read(low - page);
}

} // namespace

void pd_main() {
    expect(pd_syscall(pipe_number, reinterpret_cast<int64_t>(ends), 0, 0, 0, 0, 0) == 0, "a pipe");
    for (int i = 0; i < 2; i++) pd_go(stays, nullptr);
    while (begun.load_relaxed() < 2) {}
    int64_t guards = 0;
    for (const M* m = sched.ms.load_acquire(); m; m = m->all_link) {
        if (m != &m0) guards += count_guards(m->g0.first_segment.low) + count_guards(m->signal_stack_low);
    }
    pd_print_begin(1);
    pd_print_cstring("guards ");
    pd_print_int(guards);
    pd_print_newline();
    pd_print_end();
    pd_exit(0);
}

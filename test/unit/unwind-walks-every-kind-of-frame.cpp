// A walk goes through frames with a frame pointer, without one, realigned ones (whose CFA is an expression),
// and over a segment boundary; every caller is found, in order.
// RUN: %unit -O0 %s -o %t.0 && %each-mmax %t.0 | FileCheck %s
// RUN: %unit -O2 %s -o %t.2 && %each-mmax %t.2 | FileCheck %s
// RUN: %unit -O2 --cc=clang-19 %s -o %t.c && %each-mmax %t.c | FileCheck %s
// RUN: %unit -O2 -fno-omit-frame-pointer --cc=clang-14 %s -o %t.p && %each-mmax %t.p | FileCheck %s
// CHECK: {{^}}walked{{$}}
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/g.h"
#include "runtime/m.h"
#include "runtime/unwind.h"

using namespace predawn;

namespace {

constexpr int calls_max = 16;
uintptr_t return_addresses[calls_max]; // innermost first when complete
int calls;

void fail(const char* text, int64_t number) {
    pd_print_begin(1);
    pd_print_cstring(text);
    pd_print_int(number);
    pd_print_end();
    pd_exit(1);
}

[[gnu::noinline]] void note(void* address) { return_addresses[calls++] = reinterpret_cast<uintptr_t>(address); }

uint64_t walk(void* frame) {
    Walk w;
    if (!walk_begin_caller(w, current_g(), reinterpret_cast<uintptr_t>(frame))) fail("not on a stack", 0);
    int left = calls;
    int frames = 0;
    do {
        if (left > 0 && w.r[dwarf_rip] == return_addresses[left - 1]) left--;
        if (frames++ > 100) fail("a walk without end", frames);
        if (w.r[dwarf_rsp] % 8 != 0) fail("rsp is not aligned", frames);
    } while (walk_step(w));
    if (w.r[dwarf_rip] - reinterpret_cast<uintptr_t>(rt0_goroutine_entry) > 32) fail("ended too early", left);
    if (left != 0) fail("calls not found", left);
    return 0;
}

template <size_t bytes>
void keep(volatile char (&frame)[bytes]) {
    frame[bytes - 1] = 1;
}

[[gnu::noinline]] int plain(int n) {
    note(__builtin_return_address(0));
    rt0_on_system_stack(walk, __builtin_frame_address(0));
    return n + 1;
}

[[gnu::noinline]] int realigned(int n) {
    note(__builtin_return_address(0));
    alignas(64) volatile char frame[128];
    keep(frame);
    return plain(n) + frame[127];
}

[[gnu::noinline]] int with_alloca(int n) {
    note(__builtin_return_address(0));
    volatile char* frame = static_cast<volatile char*>(__builtin_alloca(static_cast<size_t>(n) + 32));
    frame[n] = 1;
    return realigned(n) + frame[n];
}

// Realigned, with a size known only at run time and arguments on the stack: the frame is found through a saved pointer.
[[gnu::noinline]] int64_t all_of_it(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f, int64_t g,
                                    int64_t h) {
    note(__builtin_return_address(0));
    alignas(64) volatile char frame[64];
    volatile char* more = static_cast<volatile char*>(__builtin_alloca(static_cast<size_t>(a) + 32));
    more[a] = 1;
    keep(frame);
    return with_alloca(static_cast<int>(a)) + b + c + d + e + f + g + h + frame[63] + more[a];
}

[[gnu::noinline]] int64_t on_a_new_segment(int64_t n) {
    note(__builtin_return_address(0));
    volatile char frame[20000];
    keep(frame);
    return all_of_it(n, 2, 3, 4, 5, 6, 7, 8) + frame[19999];
}

} // namespace

void pd_main() {
    if (on_a_new_segment(17) != 17 + 1 + 5 + 35) fail("a wrong sum", 0);
    if (calls != 5) fail("calls: ", calls);
    pd_println("walked");
}

// The clock never goes back, lies between two readings by system call, and makes no system call where the kernel's
// image has the function; without the image it reads the same clock.
// RUN: %unit %s -o %t && strace -f -qq -e trace=clock_gettime %t image 2>%t.trace
// RUN: count 0 <%t.trace
// RUN: %t check
// RUN: %t check without
#include "expect.h"
#include "sys/time.h"

namespace {

struct Timespec {
    int64_t seconds, nanoseconds;
};

int64_t by_system_call() {
    Timespec now;
    expect(pd_syscall(228, 1, reinterpret_cast<int64_t>(&now), 0, 0, 0, 0) == 0, "clock_gettime");
    return now.seconds * 1'000'000'000 + now.nanoseconds;
}

} // namespace

void pd_main() {
    if (pd_argc() == 3) predawn::sys::vdso_image = nullptr;
    bool check = pd_argv()[1][0] == 'c';
    int64_t last = 0;
    for (int i = 0; i < 10'000; i++) {
        int64_t before = check ? by_system_call() : 0;
        int64_t now = pd_nanotime();
        expect(now >= last, "the clock never goes back");
        expect(now >= before, "the clock is not behind the kernel's");
        if (check) expect(now <= by_system_call(), "the clock is not ahead of the kernel's");
        last = now;
    }
}

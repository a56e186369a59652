// time.cpp -- clocks and time.Sleep.
#include "predawn.h"
#include "runtime/sched.h"
#include "sys/time.h"

using namespace predawn;

extern "C" {

struct Now {
    int64_t seconds;
    int32_t nanoseconds;
    int64_t monotonic_ns;
};

Now gccgo_time_now() asm("time.now");
void gccgo_time_sleep(int64_t ns) asm("time.Sleep");
int64_t gccgo_nanotime() asm("runtime.nanotime");

Now gccgo_time_now() {
    constexpr int64_t second_ns = 1'000'000'000;
    int64_t ns = sys::realtime_ns();
    return {ns / second_ns, static_cast<int32_t>(ns % second_ns), sys::monotonic_ns()};
}

void gccgo_time_sleep(int64_t ns) {
    if (ns > 0) sleep_ns(ns);
}

int64_t gccgo_nanotime() { return pd_nanotime(); }
}

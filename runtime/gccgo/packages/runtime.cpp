// runtime.cpp -- what package runtime exports about the scheduler, and what its inlined functions refer to.
//
// gccgo inlines small functions of a package, so a program that calls runtime.Gosched refers to runtime.mcall instead.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/timer.h"
#include "runtime/sched.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

pd_counts counts_now() {
    pd_counts counts;
    pd_count(&counts);
    return counts;
}

} // namespace

extern "C" {

void gccgo_gosched(void* g) asm("runtime.gosched__m");
void gccgo_mcall(const FuncValue* f) asm("runtime.mcall");
extern const FuncValue gccgo_value_gosched asm("runtime.gosched__m..f");
int64_t gccgo_maxprocs(int64_t wanted) asm("runtime.GOMAXPROCS");
int32_t gccgo_goroutines() asm("runtime.gcount");
void gccgo_goexit() asm("runtime.Goexit");
void gccgo_yield_thread() asm("runtime.osyield");
void gccgo_set_finalizer(Any object, Any finalizer) asm("runtime.SetFinalizer");
void gccgo_keep_alive(Any object) asm("runtime.KeepAlive");
void gccgo_collect() asm("runtime.GC");
pd_string gccgo_getenv(pd_string name) asm("runtime.gogetenv");
extern const pd_string gccgo_goroot asm("runtime.defaultGOROOT");
extern const uint32_t gccgo_goroutines_ours asm("runtime.expectedSystemGoroutines");

const pd_string gccgo_goroot = {"/usr", 4};
const uint32_t gccgo_goroutines_ours = 0; // of those that gcount counts

void gccgo_gosched(void*) { pd_gosched(); }
const FuncValue gccgo_value_gosched = {reinterpret_cast<void (*)()>(gccgo_gosched)};

// In Go: leaves the goroutine's stack and calls f there with the goroutine. Only Gosched does this.
void gccgo_mcall(const FuncValue*) { pd_gosched(); }

// The number is fixed when a program starts.
int64_t gccgo_maxprocs(int64_t) { return counts_now().mmax; }

int32_t gccgo_goroutines() {
    bool one_is_ours = timers_run && timers_run();
    return static_cast<int32_t>(counts_now().gcount) - one_is_ours;
}

void gccgo_goexit() { pd_goexit(); }
void gccgo_yield_thread() { pd_gosched(); }

// Nothing is collected, so no finalizer is ever due, and everything is kept alive.
void gccgo_set_finalizer(Any, Any) {}
void gccgo_keep_alive(Any) {}
void gccgo_collect() {}

pd_string gccgo_getenv(pd_string name) {
    for (char** at = pd_envv(); *at; at++) {
        pd_string entry = pd_string_from_cstring(*at);
        if (entry.len > name.len && entry.ptr[name.len] == '=' && pd_string_equal({entry.ptr, name.len}, name)) {
            return {entry.ptr + name.len + 1, entry.len - name.len - 1};
        }
    }
    return {nullptr, 0};
}
}

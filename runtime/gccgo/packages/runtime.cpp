// runtime.cpp -- what package runtime exports about the scheduler, and what its inlined functions refer to.
//
// gccgo inlines small functions of a package, so a program that calls runtime.Gosched refers to runtime.mcall instead.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/gccgo/abi.h"
#include "runtime/gccgo/packages/fatal.h"
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

uint64_t ask_processors(void*) { return static_cast<uint64_t>(processors()); }

} // namespace

extern "C" {

extern int32_t gccgo_processors asm("runtime.ncpu");
int32_t gccgo_processors = 0; // read by inlined functions, so it is found out before packages are initialised
void gccgo_import_runtime() asm("runtime..import");
void gccgo_import_runtime() { gccgo_processors = static_cast<int32_t>(rt0_on_system_stack(ask_processors, nullptr)); }

void gccgo_gosched(void* g) asm("runtime.gosched__m");
void gccgo_gosched_called() asm("runtime.Gosched"); // these three are inlined, unless they are func values
int64_t gccgo_goroutines_called() asm("runtime.NumGoroutine");
int64_t gccgo_processors_called() asm("runtime.NumCPU");
void gccgo_mcall(const FuncValue* f) asm("runtime.mcall");
extern const FuncValue gccgo_value_gosched asm("runtime.gosched__m..f");
int32_t gccgo_goroutines() asm("runtime.gcount");
void gccgo_goexit() asm("runtime.Goexit");
void gccgo_yield_thread() asm("runtime.osyield");
void gccgo_set_finalizer(Any object, Any finalizer) asm("runtime.SetFinalizer");
void gccgo_keep_alive(Any object) asm("runtime.KeepAlive");
void gccgo_collect() asm("runtime.GC");
pd_string gccgo_getenv(pd_string name) asm("runtime.gogetenv");
extern const pd_string gccgo_goroot asm("runtime.defaultGOROOT");
extern const pd_string gccgo_version asm("runtime.buildVersion");
extern const uint32_t gccgo_goroutines_ours asm("runtime.expectedSystemGoroutines");

const pd_string gccgo_goroot = {"/usr", 4};
const pd_string gccgo_version = {"go1.18 gccgo", 12}; // the language and the library of GCC 12
const uint32_t gccgo_goroutines_ours = 0; // of those that gcount counts

void gccgo_gosched(void*) { pd_gosched(); }
const FuncValue gccgo_value_gosched = {reinterpret_cast<void (*)()>(gccgo_gosched)};

// In Go: leaves the goroutine's stack and calls f there with the goroutine. Only Gosched does this.
void gccgo_mcall(const FuncValue*) { pd_gosched(); }

int32_t gccgo_goroutines() {
    bool one_is_ours = timers_run && timers_run();
    return static_cast<int32_t>(counts_now().gcount) - one_is_ours;
}

void gccgo_gosched_called() { pd_gosched(); }
int64_t gccgo_goroutines_called() { return gccgo_goroutines(); }
int64_t gccgo_processors_called() { return gccgo_processors; }
void gccgo_goexit() { pd_goexit(); }
void gccgo_yield_thread() { pd_gosched(); }

// Nothing is collected, so no finalizer is ever due, and everything is kept alive.
void gccgo_set_finalizer(Any, Any) {}
void gccgo_keep_alive(Any) {}
void gccgo_collect() { pd_gosched(); } // a program may collect until something happens

pd_string gccgo_getenv(pd_string name) {
    const char* value = pd_getenv(joined(name, {"", 0}));
    return value ? pd_string_from_cstring(value) : pd_string{nullptr, 0};
}
}

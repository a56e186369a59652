// debug.cpp -- package runtime/debug: most of what it sets is remembered and has no effect.
//
// There is no collector; stacks have their limit from $PREDAWN_STACK_MAX, threads from $PREDAWN_MAXPROCS. But that a
// fault at any address is to be a panic holds for the goroutine that says so.
#include "predawn.h"
#include "runtime/gccgo/abi.h"
#include "rt0/atomic.h"
#include "rt0/machine.h"
#include "runtime/g.h"
#include "runtime/limits.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

constinit Atomic<int32_t> gc_percent = {100};
constinit Atomic<int64_t> stack_max = {stack_total_bytes_max};
constinit Atomic<int64_t> threads_max = {10'000};

} // namespace

extern "C" {

extern int64_t gccgo_profile_bytes asm("runtime.MemProfileRate");
int64_t gccgo_profile_bytes = 512 << 10; // nothing is profiled

int32_t gccgo_debug_gc_percent(int32_t percent) asm("runtime_1debug.setGCPercent");
int64_t gccgo_debug_stack_max(int64_t bytes) asm("runtime_1debug.setMaxStack");
int64_t gccgo_debug_threads_max(int64_t count) asm("runtime_1debug.setMaxThreads");
bool gccgo_debug_panic_on_fault(GoBool on) asm("runtime_1debug.setPanicOnFault");
void gccgo_debug_traceback(pd_string level) asm("runtime_1debug.SetTraceback");
void gccgo_debug_free() asm("runtime_1debug.freeOSMemory");
void gccgo_debug_gc_stats(pd_slice* pauses) asm("runtime_1debug.readGCStats");
pd_string gccgo_debug_modules() asm("runtime_1debug.modinfo");

int32_t gccgo_debug_gc_percent(int32_t percent) { return gc_percent.exchange(percent); }
int64_t gccgo_debug_stack_max(int64_t bytes) { return stack_max.exchange(bytes); }
int64_t gccgo_debug_threads_max(int64_t count) { return threads_max.exchange(count); }
bool gccgo_debug_panic_on_fault(GoBool on) {
    G* g = current_g();
    bool was = g->faulty_goid == g->goid;
    g->faulty_goid = on ? g->goid : 0;
    return was;
}

void gccgo_debug_traceback(pd_string) {}
void gccgo_debug_free() {}

// Three numbers behind the pauses, of which there were none: the last collection's time, their count, their sum.
void gccgo_debug_gc_stats(pd_slice* pauses) {
    auto* numbers = static_cast<uint64_t*>(pauses->ptr);
    numbers[0] = numbers[1] = numbers[2] = 0;
    pauses->len = 3;
}

pd_string gccgo_debug_modules() { return {nullptr, 0}; }
}

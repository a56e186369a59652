// traceback_here.cpp -- pd_traceback: the caller's traceback, and life goes on.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/limits.h"
#include "runtime/lock.h"
#include "runtime/traceback.h"

namespace predawn {
namespace {

constinit Lock lock_of_tracer = {};
constinit Tracer tracer GUARDED_BY(lock_of_tracer) = {};

uint64_t trace_here(void* frame) {
    Guard hold(lock_of_tracer, Rank::print);
    const G* g = current_g();
    Walk w;
    (void)walk_begin_caller(w, g, reinterpret_cast<uintptr_t>(frame));
    tracer.out.fd = 2;
    trace_goroutine(tracer, g, "running", &w);
    flush(tracer.out);
    return 0;
}

} // namespace
} // namespace predawn

extern "C" void pd_traceback() {
    predawn::rt0_on_system_stack(predawn::trace_here, __builtin_frame_address(0));
}

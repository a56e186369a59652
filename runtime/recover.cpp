// recover.cpp -- a panic calls what is deferred, until one of these calls recovers it or none is left.
//
// A panic is raised where little of the stack may be left, and calls the program's functions: so the loop runs where
// there is room for it. What it calls stands on top of the frames that it has come out of; these are abandoned only
// when it is recovered. The end of a goroutine by pd_goexit goes the same way, and nothing recovers it: a panic of a
// function that it calls, recovered by an older one, brings its loop back.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/defer.h"
#include "runtime/g.h"
#include "runtime/panic.h"
#include "runtime/print.h"
#include "runtime/stack.h"
#include "runtime/writer.h"

namespace predawn {

[[gnu::weak]] void alloca_abandon(G* g, const Segment* here, uintptr_t sp); // without alloca.cpp nobody has any
[[gnu::weak]] void print_end_down_to(uint32_t no_park);                     // without print.cpp nobody has begun

namespace {

constexpr uintptr_t loop_room_bytes = 512; // what the loop takes of a stack, and the text's beginnings

// Calls the newest of what is deferred. False: it had begun already, and is given up, as who had called it is.
bool call_newest(G* g, Panic& p, Deferred* d) {
    void (*fn)(void*) = d->fn;
    if (!fn) {
        if (d->panic) d->panic->aborted = true;
        return false;
    }
    if (print_end_down_to) print_end_down_to(static_cast<uint32_t>(d->no_park));
    d->panic = &p;
    d->fn = nullptr;
    rt0_call_deferred(fn, d->arg, &p.callee_sp);
    p.callee_sp = 0;
    check(g->defers == d, "a function has returned without a call of what it had deferred");
    return true;
}

struct Goexit {
    Panic panic;
    DeferFrame loop;
};

// The function that had deferred the call goes on, and those panics are over that were abandoned with their frames. But
// where pd_goexit is among them, its loop goes on instead.
[[noreturn]] void go_on(G* g, Panic& p, Deferred* d) {
    Panic* older = p.outer;
    while (older && older->aborted && !older->goexit) older = older->outer;
    g->panics = older;
    if (older && older->aborted) {
        deferred_drop(g, d);
        rt0_defer_again(&reinterpret_cast<Goexit*>(older)->loop);
    }
    d->resume(d);
    __builtin_unreachable();
}

pd_any value_of(const Cause& cause) {
    if (cause.kind == CauseKind::value) {
        return {reinterpret_cast<const pd_type*>(cause.first), reinterpret_cast<void*>(cause.second)};
    }
    if (cause.kind != CauseKind::string) return error_of_form(cause.form, cause.first, cause.second);
    return any_of_string({reinterpret_cast<const char*>(cause.first), static_cast<int64_t>(cause.second)});
}

void panic_loop(void* with) {
    const Cause& cause = *static_cast<const Cause*>(with);
    G* g = current_g();
    Panic p = {};
    p.value = value_of(cause);
    if (cause.kind == CauseKind::fault) p.fault = reinterpret_cast<const FaultFrame*>(cause.first);
    p.outer = g->panics;
    g->panics = &p;
    while (Deferred* d = g->defers) {
        if (call_newest(g, p, d) && p.recovered) go_on(g, p, d);
        deferred_drop(g, d);
    }
    pd_string text = panics_text(g);
    die_of_panic("\4", form_text(text.ptr), static_cast<uint64_t>(text.len));
}

void goexit_loop(void*) {
    Goexit exit = {};
    exit.panic.goexit = true;
    exit.panic.outer = current_g()->panics;
    (void)rt0_defer_enter(&exit.loop); // comes here once more for each panic that go_on ends here
    G* g = current_g();
    exit.panic.aborted = false;
    g->panics = &exit.panic;
    while (Deferred* d = g->defers) {
        call_newest(g, exit.panic, d);
        deferred_drop(g, d);
    }
    if (print_end_down_to) print_end_down_to(0);
    g->panics = nullptr;
}

// rsp at the call of the function whose frame (rbp) this is; also where __morestack has put it on another segment.
uintptr_t caller_sp(const uintptr_t* frame) {
    if (frame[1] != reinterpret_cast<uintptr_t>(rt0_morestack_returned)) return reinterpret_cast<uintptr_t>(frame + 2);
    return frame[0] + 3 * sizeof(uintptr_t);
}

// The panic whose call of a deferred function has this frame, or null.
Panic* panic_that_called(const void* frame) {
    Panic* p = current_g()->panics;
    if (!p || p->goexit || p->callee_sp != caller_sp(static_cast<const uintptr_t*>(frame))) return nullptr;
    return p;
}

} // namespace

void panic_start(const Cause& cause) {
    rt0_call_with_room(panic_loop, const_cast<Cause*>(&cause), loop_room_bytes);
    __builtin_unreachable();
}

bool panic_is_recoverable() {
    const Tcb* tcb = current_tcb();
    const G* g = tcb->g;
    return (g->defers || g->panics) && (g->is_g0 || tcb->system_sp != 0);
}

void panic_raise(const char* form, uint64_t first, uint64_t second) {
    if (!panic_is_recoverable()) return;
    Cause cause = {CauseKind::error, form, first, second};
    panic_start(cause);
}

void panic_raise_string(pd_string text) {
    if (!panic_is_recoverable()) return;
    uint64_t first = reinterpret_cast<uintptr_t>(text.ptr), second = static_cast<uint64_t>(text.len);
    Cause cause = {CauseKind::string, nullptr, first, second};
    panic_start(cause);
}

void goexit_run_deferred(G* g) {
    if (g->defers) rt0_call_with_room(goexit_loop, nullptr, loop_room_bytes);
}

void deferred_resume(Deferred* d) {
    DeferFrame* frame = static_cast<DeferFrame*>(d->frame);
    deferred_drop(current_g(), d);
    rt0_defer_again(frame);
}

} // namespace predawn

using namespace predawn;

extern "C" {

void pd_panic_value(pd_any value) {
    uint64_t first = reinterpret_cast<uintptr_t>(value.type), second = reinterpret_cast<uintptr_t>(value.data);
    Cause cause = {CauseKind::value, nullptr, first, second};
    panic_start(cause);
}

pd_any pd_recover(const void* frame) {
    Panic* p = panic_that_called(frame);
    if (!p || p->recovered) return {nullptr, nullptr};
    p->recovered = true;
    return p->value;
}

void pd_recover_in_callee(const void* frame, const void* callee_sp) {
    if (Panic* p = panic_that_called(frame)) p->callee_sp = reinterpret_cast<uintptr_t>(callee_sp);
}

static uint64_t abandon(void* with) {
    const DeferFrame& frame = *static_cast<DeferFrame*>(with);
    G* g = current_g();
    if (alloca_abandon) alloca_abandon(g, frame.segment, frame.sp - 2 * sizeof(uintptr_t));
    stack_abandon(g);
    return 0;
}

// Two segments beyond the current one, or memory of alloca, are more than calls leave behind when they return.
void rt0_up_deferred_on(DeferFrame* frame) {
    const Segment* kept = frame->segment->newer;
    if ((kept && kept->newer) || current_g()->dynamic) rt0_on_system_stack(abandon, frame);
}
}


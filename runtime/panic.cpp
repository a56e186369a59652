// panic.cpp -- the last things a process does: one report, from one M, status 2.
//
// Who dies first owns the report; an M that comes later waits for ever, so that texts never mix. The owner stops the
// other Ms by a signal, so that the goroutines they run stand still and can be listed. A fault in the report itself
// ends it:
// the second death of the owner is one line, a third nothing.
//
// A panic's caller has little stack left: it gathers what it knows and goes on on the g0's stack.

#include "runtime/panic.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/death.h"
#include "runtime/print.h"
#include "runtime/sched.h"
#include "runtime/traceback.h"
#include "sys/futex.h"
#include "sys/thread.h"

namespace predawn {
namespace {

constinit Tracer tracer = {};            // the owner's
constinit Atomic<M*> owner = {};         // of the report; the first M that dies
constinit Atomic<uint32_t> stopped = {}; // how many Ms stand still; a futex
constinit int deaths = 0;                // of the owner
constinit bool text_written = false;

// Stops every other M, and waits until they stand or some time has passed.
[[gnu::cold]] void stop_others(const M* self) {
    uint32_t sent = 0;
    int process = sys::process_id();
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_start's release
        int thread = m == &m0 ? process : m->thread.load_relaxed();
        if (m == self || thread == 0) continue;
        if (sys::thread_signal(process, thread, sys::signal_quit).ok()) sent++;
    }
    for (int64_t ms = 0; ms < trace_stop_ms; ms++) {
        uint32_t standing = stopped.load_relaxed();
        if (standing >= sent) return;
        (void)sys::futex_wait(&stopped.value, standing, 1'000'000);
    }
}

[[gnu::cold]] void put_form(Writer& to, const Death& d) {
    for (const char* c = d.form; *c; c++) {
        if (*c == '\1') put_int(to, d.first);
        else if (*c == '\2') put_int(to, d.second);
        else if (*c != '\3') put_char(to, *c);
        else if (d.second < 0) put(to, d.text);
        else put_bytes(to, d.text, static_cast<size_t>(d.second));
    }
    put_char(to, '\n');
    if (d.info) put_signal(to, d);
}

// The owner has come here again: a fault in its own report.
[[noreturn, gnu::cold]] void die_again() {
    if (deaths++ == 1) {
        if (tracer.out.used > 0) put_char(tracer.out, '\n');
        put(tracer.out, text_written ? "fatal error: fault during the traceback\n"
                                     : "fatal error: panic while printing panic value\n");
        flush(tracer.out);
    }
    sys::process_exit(2);
}

[[noreturn, gnu::cold]] void wait_for_ever() {
    uint32_t never = 0;
    for (;;) (void)sys::futex_wait(&never, 0);
}

[[gnu::cold]] uint64_t die_here(void* with) { die(*static_cast<Death*>(with)); }

struct Search {
    Walk& w;
    const M* m;
    const sys::UContext* context;
    const G* found;
};

[[gnu::cold]] void visit(G* g, void* with) {
    Search& s = *static_cast<Search*>(with);
    if (!s.found && walk_begin_signal(s.w, s.m, g, s.context->registers)) s.found = g;
}

// The goroutine that a signal hit, and the walk from there. While an M changes stacks, the one that it counts as
// running is not always the one whose stack it stands on.
[[gnu::cold]] const G* begin_at_signal(Walk& w, const M* m, const sys::UContext* context) {
    const G* g = current_g();
    if (walk_begin_signal(w, m, g, context->registers)) return g;
    Search s = {w, m, context, nullptr};
    g_for_each(visit, &s);
    return s.found ? s.found : g;
}

// From a goroutine's stack or a g0's.
[[noreturn, gnu::cold, gnu::noinline]] void die_of(const char* form, const char* text, int64_t first, int64_t second,
                                                   Shown shown = Shown::all) {
    Death d = {form, text, first, second, nullptr, nullptr, false, shown};
    rt0_on_system_stack(die_here, &d);
    __builtin_unreachable();
}

} // namespace

[[gnu::cold]] bool dying_elsewhere() {
    M* m = owner.load_acquire(); // pairs with the exchange in die
    return m && m != current_m();
}

[[gnu::cold]] void stop_for_ever(const sys::UContext* at) {
    current_m()->stopped.store_release(at); // pairs with walk_begin_running
    stopped.fetch_add(1);
    sys::futex_wake(&stopped.value, 1);
    wait_for_ever();
}

[[gnu::cold]] void die(const Death& d) {
    M* m = current_m();
    current_tcb()->system_sp = 0; // this is the stack for all that comes
    if (!owner.compare_exchange(nullptr, m)) {
        if (owner.load_relaxed() != m) wait_for_ever(); // for the owner's signal
        die_again();
    }
    deaths = 1;
    stop_others(m);
    print_flush_for_exit();
    Writer& to = tracer.out;
    to.fd = 2;
    to.wait_ms_max = writer_wait_ms_dying;
    put_form(to, d);
    text_written = true;
    const G* g = d.shown == Shown::others ? nullptr : current_g();
    if (d.shown == Shown::all) {
        Walk w;
        if (d.context) {
            g = begin_at_signal(w, m, d.context);
        } else {
            rt0_capture(w.r);
            w.exact = false;
            (void)walk_begin(w, m, g);
        }
        put_char(to, '\n');
        trace_goroutine(tracer, g, "running", w);
    }
    if (d.shown != Shown::nothing) trace_others(tracer, g);
    if (d.crash) put_registers(to, d.context->registers);
    flush(to);
    sys::process_exit(2);
}

[[gnu::cold]] void panic(const char* text) { die_of("panic: \3", text, 0, -1); }
[[gnu::cold]] void fatal(const char* text) { die_of("fatal error: \3", text, 0, -1); }
[[gnu::cold]] void fatal_nothing_runs(const char* text) { die_of("fatal error: \3", text, 0, -1, Shown::others); }

[[gnu::cold]] void fatal_stack_overflow(uint64_t limit_bytes) {
    die_of("runtime: goroutine stack exceeds \1-byte limit\nfatal error: stack overflow", nullptr,
           static_cast<int64_t>(limit_bytes), 0);
}

} // namespace predawn

using namespace predawn;

extern "C" {

void pd_panic(const char* text) { panic(text); }
void pd_throw(const char* text) { fatal(text); }
void pd_panic_string(pd_string text) { die_of("panic: \3", text.ptr, 0, text.len < 0 ? 0 : text.len); }
void pd_panic_line(int32_t line) { die_of("panic on line \1", nullptr, line, 0); }

void pd_panic_index(int64_t index, int64_t len) {
    die_of(index < 0 ? "panic: runtime error: index out of range [\1]"
                     : "panic: runtime error: index out of range [\1] with length \2",
           nullptr, index, len);
}

void pd_panic_slice_high(int64_t high, int64_t len) {
    die_of(high < 0 ? "panic: runtime error: slice bounds out of range [:\1]"
                    : "panic: runtime error: slice bounds out of range [:\1] with length \2",
           nullptr, high, len);
}

void pd_panic_slice(int64_t low, int64_t high) {
    die_of(low < 0 ? "panic: runtime error: slice bounds out of range [\1:]"
                   : "panic: runtime error: slice bounds out of range [\1:\2]",
           nullptr, low, high);
}

void pd_panic_divide() { panic("runtime error: integer divide by zero"); }
void pd_panic_shift() { panic("runtime error: negative shift amount"); }
void pd_panic_nil() { panic("runtime error: invalid memory address or nil pointer dereference"); }
}

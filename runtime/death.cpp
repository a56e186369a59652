// death.cpp -- the last things a process does: one report, from one M, status 2.
//
// Who dies first owns the report; an M that comes later waits for ever, so that texts never mix. The owner stops the
// other Ms by a signal, so that the goroutines they run stand still and can be listed. A fault in the report itself
// ends it: the second death of the owner is one line, a third nothing.

#include "runtime/death.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/print.h"
#include "runtime/sched.h"
#include "runtime/traceback.h"
#include "sys/futex.h"
#include "sys/thread.h"

namespace predawn {
namespace {

constinit Tracer tracer = {};            // the owner's
constinit Atomic<M*> owner = {};         // of the report; the first M that dies
constinit Atomic<uint32_t> stopped = {}; // how many Ms stand still: what the owner waits on
constinit int deaths = 0;                // of the owner
constinit bool text_written = false;

// Stops every other M, and waits until they stand or too much time has passed. One that is only starting has no number
// yet, and one that runs may start another: so all are looked at again until none is left.
[[gnu::cold]] void stop_others(const M* self) {
    int process = sys::process_id();
    for (int64_t ms = 0; ms < trace_stop_ms;) {
        uint32_t standing = stopped.load_relaxed();
        bool all_stand = true;
        for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_start's release
            int thread = m == &m0 ? process : m->thread.load_relaxed();
            if (m == self || m->stopped.load_relaxed()) continue;
            all_stand = false;
            if (thread != 0) (void)sys::thread_signal(process, thread, sys::signal_quit);
        }
        if (all_stand) return;
        if (sys::futex_wait(&stopped.value, standing, 1'000'000).is(sys::Errno::etimedout)) ms++;
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

struct Search {
    Walk& w;
    const Tcb* tcb;
    const sys::UContext* context;
    const G* found;
};

[[gnu::cold]] void visit(G* g, void* with) {
    Search& s = *static_cast<Search*>(with);
    if (!s.found && walk_begin_signal(s.w, s.tcb, g, s.context->registers)) s.found = g;
}

// The goroutine that a signal hit, and the walk from there. While an M changes stacks, the one that it counts as
// running is not always the one whose stack it stands on.
[[gnu::cold]] const G* begin_at_signal(Walk& w, const Tcb* tcb, const sys::UContext* context) {
    const G* g = current_g();
    if (walk_begin_signal(w, tcb, g, context->registers)) return g;
    Search s = {w, tcb, context, nullptr};
    g_for_each(visit, &s);
    return s.found ? s.found : g;
}

} // namespace

[[gnu::cold]] const M* dying_m() {
    return owner.load_acquire(); // pairs with the exchange in die
}

[[gnu::cold]] void stop_for_ever(const sys::UContext* at) {
    M* m = current_m();
    if (!m->stopped.load_relaxed()) { // else it stands already, and the signal came twice
        m->stopped.store_release(at); // pairs with the walk over all Ms in traceback.cpp
        stopped.fetch_add(1);
        sys::futex_wake(&stopped.value, 1);
    }
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
            g = begin_at_signal(w, current_tcb(), d.context);
        } else {
            (void)walk_begin_caller(w, g, d.frame);
        }
        put_char(to, '\n');
        trace_goroutine(tracer, g, "running", w);
    }
    if (d.shown != Shown::nothing) trace_others(tracer, g);
    if (d.crash) put_registers(to, d.context->registers);
    flush(to);
    sys::process_exit(2);
}

} // namespace predawn

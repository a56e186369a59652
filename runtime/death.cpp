// death.cpp -- the last things a process does: one report, from one M, status 2.
//
// Who dies first owns the report; an M that comes later waits for ever, so that texts never mix. The owner stops the
// other Ms by a signal, so that the goroutines they run stand still and can be listed. A fault in the report itself
// ends it: the second death of the owner is one line, a third nothing.

#include "runtime/death.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/others.h"
#include "runtime/print.h"
#include "runtime/sched.h"
#include "sys/thread.h"

namespace predawn {
namespace {

constinit Tracer tracer = {};    // the owner's
constinit Atomic<M*> owner = {}; // of the report; the first M that dies
constinit int deaths = 0;        // of the owner
constinit bool text_written = false;

} // namespace

// Where there is no thread block yet, or the report itself has failed.
[[gnu::cold]] void die_plainly(const char* what) {
    tracer.out.fd = 2;
    put_form(tracer.out, "fatal error: \3\n", form_text(what));
    (void)writer_out(&tracer.out);
    sys::process_exit(2);
}

namespace {

// The owner has come here again: a fault in its own report.
[[noreturn, gnu::cold]] void die_again() {
    if (deaths++ == 1) {
        if (tracer.out.used > 0) put(tracer.out, "\n");
        die_plainly(text_written ? "fault during the traceback" : "panic while printing panic value");
    }
    sys::process_exit(2);
}

// The text, and the goroutine that runs here.
[[gnu::cold]] void report(const Death& d) {
    Writer& to = tracer.out;
    put_form(to, d.form, d.first, d.second);
    put(to, "\n");
    if (d.info) put_signal(to, d);
    text_written = true;
    const G* g = current_g();
    if (d.shown == Shown::all) {
        Walk w;
        if (!d.context) {
            (void)walk_begin_caller(w, g, d.frame);
        } else if (!walk_begin_signal(w, current_tcb(), g, d.context->registers) && others_linked()) {
            const G* found = find_at_signal(w, current_tcb(), d.context->registers);
            if (found) g = found;
        }
        put(to, "\n");
        trace_goroutine(tracer, g, "running", &w);
    } else {
        g = nullptr;
    }
    if (d.shown != Shown::nothing && others_linked()) trace_others(tracer, g);
    if (d.crash) put_registers(to, d.context->registers);
}

} // namespace

[[gnu::cold]] const M* dying_m() {
    return owner.load_acquire(); // pairs with the exchange in die
}

[[gnu::cold]] void die(const Death& d) {
    M* m = current_m();
    current_tcb()->system_sp = 0; // this is the stack for all that comes
    if (!owner.compare_exchange(nullptr, m)) {
        if (others_linked() && owner.load_relaxed() != m) {
            if (d.context) stop_for_ever(d.context);
            wait_for_ever(); // for the owner's signal
        }
        die_again();
    }
    deaths = 1;
    if (others_linked()) stop_others(m);
    print_flush_for_exit();
    tracer.out.fd = 2;
    tracer.out.wait_ms_max = writer_wait_ms_dying;
    report(d);
    flush(tracer.out);
    die_end();
}

// That of core.cpp takes its place in a program that is linked with -g.
[[gnu::weak, gnu::cold]] void die_end() { sys::process_exit(2); }

} // namespace predawn

// others.cpp -- the goroutines beside main's and the Ms beside m0, as a dying program sees them.

#include "runtime/others.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/death.h"
#include "runtime/plan.h"
#include "runtime/sched.h"
#include "sys/futex.h"
#include "sys/thread.h"

namespace predawn {

[[gnu::weak]] void put_panics(Writer& to, const G* g); // without panic_error.cpp nobody panics and goes on

constinit Atomic<GArena*> g_arenas = {};

namespace {

constinit Atomic<uint32_t> stopped = {}; // how many Ms stand still: what the dying one waits on

// Number n of texts that stand one behind the other. (A table of pointers would need relocations.)
[[gnu::cold]] const char* nth_text(const char* texts, int n) {
    for (; n > 0; n--) {
        while (*texts++ != 0) {}
    }
    return texts;
}

[[gnu::cold]] const char* wait_reason_text(WaitReason reason) {
    return nth_text("waiting\0chan receive\0chan send\0chan receive (nil chan)\0chan send (nil chan)\0"
                    "select (no cases)\0sleep\0select\0semacquire\0sync.Cond.Wait\0", static_cast<int>(reason));
}

// Calls visit for every G that is not dead, in the order of their memory. Takes no lock.
[[gnu::cold]] void for_each_g(void (*visit)(G*, void*), void* with) {
    if (g_main()->state.load_relaxed() != GState::dead) visit(g_main(), with);
    for (GArena* arena = g_arenas.load_acquire(); arena; arena = arena->older) { // pairs with arena_add
        size_t used = arena->used.load_acquire(); // pairs with refill
        for (size_t i = 1; i < used; i++) {
            G* g = g_in_slot(arena, i);
            if (g->state.load_relaxed() != GState::dead) visit(g, with);
        }
    }
}

struct Search {
    Walk& w;
    const Tcb* tcb;
    const sys::SigContext& at;
    const G* found;
};

[[gnu::cold]] void search(G* g, void* with) {
    Search& s = *static_cast<Search*>(with);
    if (!s.found && walk_begin_signal(s.w, s.tcb, g, s.at)) s.found = g;
}

struct Others {
    Tracer& t;
    const G* but;
    int64_t count;
};

// The M on which it runs, or null.
[[gnu::cold]] const M* runner_of(const G* g) {
    const M* m = sched.ms.load_acquire(); // pairs with m_main's release
    while (m && m->tcb->g != g) m = m->all_link;
    return m;
}

// Where its M will go on with it. Of one that has not begun that is only its function (g_prepare): it stands on no
// stack and has no caller.
[[gnu::cold]] bool walk_begin(Walk& w, const G* g, const Bearer*& bearer) {
    if (!walk_begin_parked(w, g)) return false;
    if (w.r[dwarf_rip] - reinterpret_cast<uintptr_t>(rt0_goroutine_entry) >= 2) return true;
    bearer = plan_bearer(g);
    w.r[dwarf_rip] = bearer ? reinterpret_cast<uintptr_t>(bearer->fn) : w.r[dwarf_rbx];
    w.exact = true;
    w.high = 0;
    w.next = nullptr;
    return true;
}

// What comes before the frames of one that waits, or is about to.
[[gnu::cold]] const char* begin_waiting(Others& o, const G* g) {
    if (g->panics && put_panics) put_panics(o.t.out, g); // in a deferred call, or asked for the text of a value
    return wait_reason_text(g->reason.load_relaxed());
}

// The begin of another one's part; false: there are too many.
[[gnu::cold]] bool begin_next(Others& o) {
    if (o.count++ >= trace_goroutines_max) return false;
    put(o.t.out, "\n");
    return true;
}

// One that has no G yet.
[[gnu::cold]] void put_plan(Others& o, const Plan& plan) {
    if (!begin_next(o)) return;
    G g = {};
    g.goid = plan.goid;
    g.creator_pc = plan.start.creator_pc;
    Walk w = {};
    w.r[dwarf_rip] = reinterpret_cast<uintptr_t>(plan.start.fn);
    w.exact = true;
    trace_goroutine(o.t, &g, "runnable", &w);
}

// One that stands on an M.
[[gnu::cold]] void put_on(Others& o, const G* g, const M* m, const char* text) {
    Walk w;
    const sys::UContext* at = m->stopped.load_acquire(); // pairs with stop_for_ever's release
    if (!at) {
        trace_goroutine(o.t, g, text, nullptr, "\ton another thread, which could not be stopped\n");
        return;
    }
    const Bearer* none = nullptr; // else its M is leaving it, or not yet on it
    bool known = walk_begin_signal(w, m->tcb, g, at->registers) || walk_begin(w, g, none);
    trace_goroutine(o.t, g, text, known ? &w : nullptr);
}

[[gnu::cold]] void visit(G* g, void* with) {
    Others& o = *static_cast<Others*>(with);
    GState state = g->state.load_relaxed();
    if (g == o.but || state == GState::moribund) return;
    const M* m = runner_of(g);
    Walk w;
    const Bearer* bearer = nullptr;
    bool known = !m && walk_begin(w, g, bearer);
    if (begin_next(o)) {
        const char* text = state == GState::waiting ? begin_waiting(o, g) : m ? "running" : "runnable";
        if (m) put_on(o, g, m, text);
        else trace_goroutine(o.t, g, text, known ? &w : nullptr);
    }
    const PlanBag* bag = bearer ? bearer->first : nullptr;
    for (const Plan* plan = plan_first(bag); plan; plan = plan_next(bag, plan)) put_plan(o, *plan);
}

} // namespace

G* g_in_slot(GArena* arena, size_t index) {
    return reinterpret_cast<G*>(reinterpret_cast<char*>(arena) + (index + 1) * stack_first_bytes - g_record_bytes);
}

// One that is only starting has no number yet, and one that runs may start another: so all are looked at again until
// none is left.
[[gnu::cold]] void stop_others(const M* self) {
    int process = sys::process_id();
    for (int64_t ms = 0; ms < trace_stop_ms;) {
        uint32_t standing = stopped.load_relaxed();
        bool all_stand = true;
        for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
            int thread = m == &m0 ? process : m->thread.load_relaxed();
            if (m == self || m->stopped.load_relaxed()) continue;
            all_stand = false;
            if (thread != 0) (void)sys::thread_signal(process, thread, sys::signal_quit);
        }
        if (all_stand) return;
        if (sys::futex_wait(&stopped.value, standing, 1'000'000).is(sys::Errno::etimedout)) ms++;
    }
}

[[gnu::cold]] void wait_for_ever() {
    uint32_t never = 0;
    for (;;) (void)sys::futex_wait(&never, 0);
}

[[gnu::cold]] void stop_for_ever(const sys::UContext* at) {
    M* m = current_m();
    if (!m->stopped.load_relaxed()) { // else it stands already, and the signal came twice
        m->stopped.store_release(at); // pairs with the walk over all Ms in visit
        stopped.fetch_add(1);
        sys::futex_wake(&stopped.value, 1);
    }
    wait_for_ever();
}

[[gnu::cold]] const G* find_at_signal(Walk& w, const Tcb* tcb, const sys::SigContext& at) {
    Search s = {w, tcb, at, nullptr};
    for_each_g(search, &s);
    return s.found;
}

[[gnu::cold]] void put_creator(Tracer& t, uintptr_t pc) {
    if (put_frame) put_frame(t, pc - 1, pc, "created by \3\n");
    else put_form(t.out, "created by pc=\2\n", pc);
}

[[gnu::cold]] void trace_others(Tracer& t, const G* but) {
    Others o = {t, but, 0};
    for_each_g(visit, &o);
    int64_t more = o.count - trace_goroutines_max;
    if (more > 0) put_form(t.out, "\n...\1 more goroutines...\n", static_cast<uint64_t>(more));
}

} // namespace predawn

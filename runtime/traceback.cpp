// traceback.cpp -- frames, goroutines, all goroutines.

#include "runtime/traceback.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/sched.h"
#include "runtime/symbols.h"

namespace predawn {
namespace {

// Number n of texts that stand one behind the other. (A table of pointers would need relocations.)
[[gnu::cold]] const char* nth_text(const char* texts, int n) {
    for (; n > 0; n--) {
        while (*texts++ != 0) {}
    }
    return texts;
}

[[gnu::cold]] Tracer::Named& name_of(Tracer& t, uintptr_t pc) {
    Tracer::Named& n = t.cache[pc % 61];
    if (n.pc == pc) return n;
    Symbol s = {};
    (void)symbol_find(pc, s);
    n = {pc, s.name, s.start};
    return n;
}

// A function of the runtime, by its name.
[[gnu::cold]] bool is_runtime(const char* name) {
    static constexpr char prefixes[] = "_ZN7predawn\0_ZNK7predawn\0rt0_\0_rt0_\0pd_\0sys_\0__morestack\0__restore_rt\0";
    for (const char* p = prefixes; *p;) {
        const char* n = name;
        while (*p && *p == *n) p++, n++;
        if (*p == 0) return true;
        while (*p++ != 0) {}
    }
    return false;
}

[[gnu::cold]] void put_frame(Tracer& t, uintptr_t lookup_pc, uintptr_t pc, const char* before = "",
                             const char* behind = "(...)\n") {
    Tracer::Named& n = name_of(t, lookup_pc);
    if (n.name) {
        put(t.out, before);
        put(t.out, n.name);
        put(t.out, behind);
    }
    put(t.out, "\tpc=");
    put_hex(t.out, pc);
    if (n.name) {
        put_char(t.out, ' ');
        put(t.out, n.name);
        put_char(t.out, '+');
        put_hex(t.out, pc - n.start);
    }
    put_char(t.out, '\n');
}

// The first and the last so many frames.
[[gnu::cold]] void put_frames(Tracer& t, Walk& w, bool runtime_too) {
    constexpr uint64_t part = trace_frames_max / 2;
    struct {
        uintptr_t lookup_pc, pc;
    } last[part];
    uint64_t count = 0;
    bool more = true;
    while (more) {
        uintptr_t lookup_pc = walk_lookup_pc(w), pc = w.r[dwarf_rip];
        bool exact = w.exact;
        more = walk_step(w);
        const char* name = name_of(t, lookup_pc).name;
        if (!w.known && !exact) break; // a broken stack: this is no frame
        if (!runtime_too && name && is_runtime(name)) continue;
        if (count < part) put_frame(t, lookup_pc, pc);
        else last[count % part] = {lookup_pc, pc};
        count++;
    }
    uint64_t i = part;
    if (count > 2 * part) {
        i = count - part;
        put(t.out, "...");
        put_uint(t.out, i - part);
        put(t.out, " frames elided...\n");
    }
    for (; i < count; i++) put_frame(t, last[i % part].lookup_pc, last[i % part].pc);
}

[[gnu::cold]] void put_head(Tracer& t, const G* g, const char* state) {
    put(t.out, "goroutine ");
    put_int(t.out, g->goid);
    put(t.out, " [");
    put(t.out, state);
    put(t.out, "]:\n");
}

[[gnu::cold]] void put_creator(Tracer& t, const G* g) {
    if (g->creator_pc) put_frame(t, g->creator_pc - 1, g->creator_pc, "created by ", "\n");
}

struct Others {
    Tracer& t;
    const G* but;
    int64_t count;
};

// The M on which it runs, or null.
[[gnu::cold]] const M* runner_of(const G* g) {
    const M* m = sched.ms.load_acquire(); // pairs with m_start's release
    while (m && m->tcb->g != g) m = m->all_link;
    return m;
}

[[gnu::cold]] void visit(G* g, void* with) {
    Others& o = *static_cast<Others*>(with);
    GState state = g->state.load_relaxed();
    if (g == o.but || state == GState::moribund || o.count++ >= trace_goroutines_max) return;
    put_char(o.t.out, '\n');
    Walk w;
    const M* m = runner_of(g);
    const char* text = m ? "running" : "runnable";
    if (state == GState::waiting) text = wait_reason_text(g->reason.load_relaxed()); // or about to
    if (m) {
        const sys::UContext* stopped = m->stopped.load_acquire(); // pairs with stop_for_ever's release
        if (!stopped) {
            put_head(o.t, g, text);
            put(o.t.out, "\ton another thread, which could not be stopped\n");
            put_creator(o.t, g);
            return;
        }
        if (walk_begin_signal(w, m->tcb, g, stopped->registers)) {
            trace_goroutine(o.t, g, text, w);
            return;
        } // else its M is leaving it, or not yet on it
    }
    if (!walk_begin_parked(w, g)) {
        put_head(o.t, g, text);
        put_creator(o.t, g);
        return;
    }
    if (w.r[dwarf_rip] - reinterpret_cast<uintptr_t>(rt0_goroutine_entry) < 2) { // not begun: only its function
        w.r[dwarf_rip] = reinterpret_cast<uintptr_t>(g->fn);
        w.exact = true;
        w.high = 0; // no caller: it stands on no stack
        w.next = nullptr;
    }
    trace_goroutine(o.t, g, text, w);
}

} // namespace

[[gnu::cold]] const char* wait_reason_text(WaitReason reason) {
    return nth_text("waiting\0chan receive\0chan send\0chan receive (nil chan)\0chan send (nil chan)\0"
                    "select (no cases)\0sleep\0", static_cast<int>(reason));
}

[[gnu::cold]] void trace_goroutine(Tracer& t, const G* g, const char* state, Walk& from) {
    bool system = g->is_g0 && !sched.predawn;
    put_head(t, g, system ? "idle" : state);
    put_frames(t, from, system);
    put_creator(t, g);
}

[[gnu::cold]] void trace_others(Tracer& t, const G* but) {
    Others o = {t, but, 0};
    g_for_each(visit, &o);
    if (o.count <= trace_goroutines_max) return;
    put(t.out, "\n...");
    put_int(t.out, o.count - trace_goroutines_max);
    put(t.out, " more goroutines...\n");
}

} // namespace predawn

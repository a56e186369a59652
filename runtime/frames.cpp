// frames.cpp -- frames with the names of their functions, walked by the rows of .eh_frame.

#include "predawn.h"
#include "runtime/limits.h"
#include "runtime/traceback.h"

namespace predawn {
[[gnu::cold, gnu::noinline]] const Symbol& symbol_of(Tracer& t, uintptr_t pc) {
    Symbol& s = t.cache[pc % 64];
    if (s.pc != pc) {
        s = {pc, nullptr, 0};
        symbol_find(s);
    }
    return s;
}

namespace {

// A function of the runtime, by its name.
[[gnu::cold]] bool is_runtime(const char* name) {
    const char* p = "_ZN7predawn\0_ZNK7predawn\0rt0_\0_rt0_\0pd_\0sys_\0__morestack\0__restore_rt\0__stack_chk_fail\0";
    for (; *p; p++) {
        const char* n = name;
        while (*p && *p == *n) p++, n++;
        if (*p == 0) return true;
        while (*p) p++;
    }
    return false;
}

} // namespace

// Weak: that of sources.cpp replaces it, at no cost for a program without lines.
[[gnu::cold]] void put_frame(Tracer& t, uintptr_t lookup_pc, uintptr_t pc, const char* form) {
    const Symbol& s = symbol_of(t, lookup_pc);
    if (s.name) put_form(t.out, form, form_text(s.name));
    put_form(t.out, s.name ? "\tpc=\2 \3+\2\n" : "\tpc=\2\n", pc, form_text(s.name), pc - s.start);
}

[[gnu::cold]] void put_frames(Tracer& t, Walk& w, bool runtime_too) {
    const char* form = "\3(...)\n";
    constexpr uint64_t part = trace_frames_max / 2;
    uintptr_t last[part]; // return addresses, all of them: only the first frame is exact
    uint64_t count = 0;
    bool more = true;
    while (more) {
        uintptr_t lookup_pc = walk_lookup_pc(w), pc = w.r[dwarf_rip];
        more = walk_step(w);
        const char* name = symbol_of(t, lookup_pc).name;
        if (!w.known && lookup_pc != pc) break; // a broken stack: this is no frame
        if (!runtime_too && name && is_runtime(name)) continue;
        if (count < part) put_frame(t, lookup_pc, pc, form);
        else last[count % part] = pc;
        count++;
    }
    uint64_t i = part;
    if (count > 2 * part) {
        i = count - part;
        put_form(t.out, "...\1 frames elided...\n", i - part);
    }
    for (; i < count; i++) put_frame(t, last[i % part] - 1, last[i % part], form);
}

} // namespace predawn

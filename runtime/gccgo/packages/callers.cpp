// callers.cpp -- the stack, walked for a program that asks where it is.
//
// The walk is that of tracebacks, on the g0's stack. Frames of the engine are left out, and those that gccgo makes
// where other compilers make none: thunks, and the outer halves of functions that recover.
#include "runtime/gccgo/packages/callers.h"

#include "rt0/machine.h"
#include "runtime/begins_with.h"
#include "runtime/traceback.h"

namespace predawn::gccgo {

namespace {

bool contains(const char* text, const char* what) {
    for (; *text; text++) {
        if (begins_with(text, what)) return true;
    }
    return false;
}

bool is_hidden(const char* name) {
    int64_t len = function_name_bytes(name);
    bool outer_half = len > 3 && begins_with(name + len - 3, "..r");
    constexpr const char* ours[] = {"_ZN7predawn", "rt0_", "pd_", "gccgo_", "__morestack", "runtime.deferreturn"};
    for (const char* beginning : ours) {
        if (begins_with(name, beginning)) return true;
    }
    return outer_half || contains(name, "..thunk");
}

// With the folder, as a path.
pd_string path_of(const SourceLine& line) {
    if (!line.file) return {nullptr, 0};
    pd_string file = pd_string_from_cstring(line.file);
    if (!line.folder || !*line.folder) return file;
    return pd_string_cat(pd_string_cat(pd_string_from_cstring(line.folder), {"/", 1}), file);
}

struct Place {
    Symbol symbol;
    Source source;
};

void place_find(Place& place, uintptr_t lookup_pc) {
    place.symbol = {lookup_pc, nullptr, 0};
    symbol_find(place.symbol);
    source_find(place.source, lookup_pc);
}

Caller caller_of(const Place& place, int64_t index, uintptr_t pc) {
    const SourceFrame& frame = place.source.frames[index];
    const char* name = frame.name ? frame.name : place.symbol.name;
    return {pc, name ? go_name(name) : pd_string{nullptr, 0}, path_of(frame.line),
            static_cast<int64_t>(frame.line.line), place.symbol.start};
}

struct Search {
    const void* frame;
    int64_t skip;
    Caller* to;
    int64_t most, found;
};

uint64_t search(void* with) {
    Search& s = *static_cast<Search*>(with);
    Walk w;
    bool more = walk_begin_caller(w, current_g(), reinterpret_cast<uintptr_t>(s.frame));
    while (more && s.found < s.most) {
        uintptr_t lookup_pc = walk_lookup_pc(w), pc = w.r[dwarf_rip];
        more = walk_step(w);
        Place place;
        place_find(place, lookup_pc);
        if (!place.symbol.name || is_hidden(place.symbol.name)) continue;
        for (int i = 0; i < place.source.count && s.found < s.most; i++) {
            if (s.skip-- <= 0) s.to[s.found++] = caller_of(place, i, pc);
        }
    }
    return 0;
}

struct Lookup {
    uintptr_t pc;
    int64_t index;
    Caller& to;
    bool found;
};

uint64_t look_up(void* with) {
    Lookup& l = *static_cast<Lookup*>(with);
    Place place;
    place_find(place, l.pc);
    l.found = place.symbol.name && l.index < place.source.count;
    if (l.found) l.to = caller_of(place, l.index, l.pc);
    return 0;
}

} // namespace

int64_t callers_find(const void* frame, int64_t skip, Caller* to, int64_t most) {
    Search s = {frame, skip, to, most, 0};
    rt0_on_system_stack(search, &s);
    return s.found;
}

bool caller_at(uintptr_t lookup_pc, int64_t index, Caller& to) {
    Lookup l = {lookup_pc, index, to, false};
    rt0_on_system_stack(look_up, &l);
    return l.found;
}

} // namespace predawn::gccgo

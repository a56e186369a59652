// sources.cpp -- frames by their places in the program's text, those of inlined functions among them.

#include "runtime/inlines.h"
#include "runtime/traceback.h"
#include "sys/image.h"

namespace predawn {

void put_frame_with_source(Tracer& t, uintptr_t lookup_pc, uintptr_t pc, const char* form) __asm__("__predawn_frame");

// An inlined function's own frame has the place of the address, and the one around it the place of the call.
[[gnu::cold]] void source_find(Source& source, uintptr_t pc) {
    uintptr_t address = pc - sys::image_bias();
    source.pc = pc;
    source.count = 1;
    SourceFrame* frame = source.frames;
    *frame = {};
    line_find(address, frame->line);
    if (!frame->line.file) return;
    Inlined inlined[inlined_max];
    uint64_t table = 0;
    int count = inlines_find(address, inlined, table);
    for (int i = count - 1; i >= 0; i--) {
        frame->name = inlined[i].name;
        *++frame = {};
        line_file(table, inlined[i].call_file, frame->line);
        frame->line.line = inlined[i].call_line;
    }
    source.count += count;
}

[[gnu::cold]] bool put_source(Tracer& t, const Symbol& s, uintptr_t lookup_pc, uintptr_t pc, const char* form) {
    Source& source = t.sources[lookup_pc % 64];
    if (source.pc != lookup_pc) source_find(source, lookup_pc);
    if (!source.frames[0].line.file) return false;
    bool creator = *form != '\3'; // of that only the frame with the call is of interest
    for (int i = 0; i < source.count; i++) {
        const SourceFrame& frame = source.frames[i];
        const char* name = frame.name ? frame.name : s.name;
        if (name) put_form(t.out, form, form_text(name));
        const char* file = frame.line.file ? frame.line.file : "?";
        const char* folder = frame.line.file ? frame.line.folder : "";
        put_form(t.out, "\t\3\3\3:\1", form_text(folder), form_text(*folder ? "/" : ""), form_text(file),
                 frame.line.line);
        bool last = creator || i == source.count - 1;
        if (!last) put_form(t.out, " inlined\n");
        else if (s.name) put_form(t.out, " +\2 pc=\2\n", pc - s.start, pc);
        else put_form(t.out, " pc=\2\n", pc);
        if (last) break;
    }
    return true;
}

[[gnu::cold]] void put_frame_with_source(Tracer& t, uintptr_t lookup_pc, uintptr_t pc, const char* form) {
    const Symbol& s = symbol_of(t, lookup_pc);
    if (put_source(t, s, lookup_pc, pc, form)) return;
    if (s.name) put_form(t.out, form, form_text(s.name));
    put_form(t.out, s.name ? "\tpc=\2 \3+\2\n" : "\tpc=\2\n", pc, form_text(s.name), pc - s.start);
}

} // namespace predawn

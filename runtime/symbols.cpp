// symbols.cpp -- reads .symtab and .strtab of /proc/self/exe.

#include "runtime/symbols.h"

#include "rt0/atomic.h"
#include "sys/file.h"
#include "sys/image.h"

namespace predawn {
namespace {

constinit Atomic<const char*> file = {}; // mapped; null: not tried
constinit uint64_t file_bytes = 0;       // published with it; 0: there is none

// A part of the file, or null where the file ends before it does.
[[gnu::cold]] const char* part(uint64_t offset, uint64_t bytes) {
    return offset <= file_bytes && bytes <= file_bytes - offset ? file.load_relaxed() + offset : nullptr;
}

// Two Ms may do this at once: both find the same, one mapping more is no harm.
[[gnu::cold]] void file_map() {
    const char* mapped = "";
    // A call that fails gives what the next one refuses: no descriptor, no size.
    int opened = sys::file_open("/proc/self/exe", sys::open_read | sys::open_cloexec).value();
    int64_t bytes = sys::file_seek(opened, 0, sys::seek_end).value();
    sys::Result<const char*> pages = sys::file_pages(opened, bytes);
    if (pages.ok()) {
        mapped = pages.value();
        file_bytes = static_cast<uint64_t>(bytes);
    }
    (void)sys::file_close(opened);
    file.store_release(mapped); // pairs with symbol_find's acquire: file_bytes is seen
}

// The section header with this number, or null.
[[gnu::cold]] const sys::ElfSectionHeader* section(const sys::ElfHeader& header, uint32_t number) {
    uint64_t at = header.section_headers + uint64_t{number} * sizeof(sys::ElfSectionHeader);
    if (number >= header.section_header_count) return nullptr;
    return reinterpret_cast<const sys::ElfSectionHeader*>(part(at, sizeof(sys::ElfSectionHeader)));
}

// The symbol for pc. One that has a size and covers pc wins. Else the nearest below counts, if it has no size
// (assembler labels do not) and pc is in its section.
[[gnu::cold]] const sys::ElfSymbol* search(const sys::ElfHeader& header, const sys::ElfSectionHeader& table,
                                          uintptr_t pc) {
    const auto* s = reinterpret_cast<const sys::ElfSymbol*>(part(table.offset, table.bytes));
    if (!s) return nullptr;
    const sys::ElfSymbol* best = nullptr;
    for (uint64_t left = table.bytes / sizeof *s; left > 0; left--, s++) {
        unsigned type = s->info & 15;
        if ((type != 0 && type != sys::stt_func && type != sys::stt_gnu_ifunc) || s->section == 0) continue;
        if (s->value > pc) continue;
        if (pc - s->value < s->bytes) return s;
        if (!best || s->value > best->value) best = s;
    }
    if (!best || best->bytes != 0) return nullptr;
    const sys::ElfSectionHeader* in = section(header, best->section);
    return in && pc - in->address < in->bytes ? best : nullptr;
}

} // namespace

[[gnu::cold]] void symbol_find(Symbol& symbol) {
    if (!file.load_acquire()) file_map(); // acquire: pairs with file_map's release
    const auto* header = reinterpret_cast<const sys::ElfHeader*>(part(0, sizeof(sys::ElfHeader)));
    if (!header) return;
    uintptr_t base = sys::image_bias();
    for (uint32_t i = 0; const sys::ElfSectionHeader* table = section(*header, i); i++) {
        if (table->type != sys::sht_symtab) continue;
        const sys::ElfSymbol* found = search(*header, *table, symbol.pc - base);
        const sys::ElfSectionHeader* names = section(*header, table->link);
        if (!found || !names || found->name >= names->bytes) return;
        symbol.name = part(names->offset + found->name, names->bytes - found->name);
        symbol.start = found->value + base;
        return;
    }
}

} // namespace predawn

// symbols.cpp -- reads .symtab and .strtab of the program's file.

#include "runtime/symbols.h"

#include "runtime/exe.h"
#include "sys/image.h"

namespace predawn {
namespace {

// The symbol for pc. One that has a size and covers pc wins. Else the nearest below counts, if it has no size
// (assembler labels do not) and pc is in its section.
[[gnu::cold]] const sys::ElfSymbol* search(const sys::ElfSectionHeader& table, uintptr_t pc) {
    const auto* s = reinterpret_cast<const sys::ElfSymbol*>(exe_part(table.offset, table.bytes));
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
    const sys::ElfSectionHeader* in = exe_section(best->section);
    return in && pc - in->address < in->bytes ? best : nullptr;
}

} // namespace

[[gnu::cold]] void symbol_find(Symbol& symbol) {
    if (!exe_header()) return;
    uintptr_t base = sys::image_bias();
    for (uint32_t i = 0; const sys::ElfSectionHeader* table = exe_section(i); i++) {
        if (table->type != sys::sht_symtab) continue;
        const sys::ElfSymbol* found = search(*table, symbol.pc - base);
        const sys::ElfSectionHeader* names = exe_section(table->link);
        if (!found || !names || found->name >= names->bytes) return;
        symbol.name = exe_part(names->offset + found->name, names->bytes - found->name);
        symbol.start = found->value + base;
        return;
    }
}

} // namespace predawn

// dwarf.cpp -- sections and forms. (DWARF 5, 7.5.6; the GNU forms of split files are not read.)

#include "runtime/dwarf.h"

#include "runtime/exe.h"

namespace predawn {
namespace {

enum Form : uint64_t {
    form_addr = 0x01, form_block2 = 0x03, form_block4, form_data2, form_data4, form_data8, form_string, form_block,
    form_block1, form_data1, form_flag, form_sdata, form_strp, form_udata, form_ref_addr, form_ref1, form_ref2,
    form_ref4, form_ref8, form_ref_udata, form_indirect, form_sec_offset, form_exprloc, form_flag_present,
    form_strx, form_addrx, form_ref_sup4, form_strp_sup, form_data16, form_line_strp, form_ref_sig8,
    form_implicit_const, form_loclistx, form_rnglistx, form_ref_sup8, form_strx1, form_strx2, form_strx3, form_strx4,
    form_addrx1, form_addrx2, form_addrx3, form_addrx4,
};

// How many bytes a form has; 0: see below.
[[gnu::cold]] int fixed_bytes(uint64_t form, const DwarfShape& shape) {
    switch (form) {
    case form_addr: return shape.address_bytes;
    case form_data1: case form_ref1: case form_flag: case form_strx1: case form_addrx1: return 1;
    case form_data2: case form_ref2: case form_strx2: case form_addrx2: return 2;
    case form_strx3: case form_addrx3: return 3;
    case form_data4: case form_ref4: case form_strx4: case form_addrx4: case form_ref_sup4: return 4;
    case form_data8: case form_ref8: case form_ref_sig8: case form_ref_sup8: return 8;
    case form_strp: case form_line_strp: case form_sec_offset: case form_strp_sup: return shape.offset_bytes;
    case form_ref_addr: return shape.version == 2 ? shape.address_bytes : shape.offset_bytes;
    default: return 0;
    }
}

[[gnu::cold]] bool same(const char* a, const char* b) {
    while (*a != 0 && *a == *b) a++, b++;
    return *a == *b;
}

} // namespace

[[gnu::cold]] Cursor dwarf_section(const char* name) {
    constexpr uint64_t compressed = 1 << 11;
    const sys::ElfHeader* header = exe_header();
    const sys::ElfSectionHeader* names = header ? exe_section(header->section_names) : nullptr;
    const char* texts = names ? exe_part(names->offset, names->bytes) : nullptr;
    if (!texts || names->bytes == 0 || texts[names->bytes - 1] != 0) return {nullptr, nullptr};
    for (uint32_t i = 0; const sys::ElfSectionHeader* section = exe_section(i); i++) {
        if (section->name >= names->bytes || !same(texts + section->name, name)) continue;
        const auto* at = reinterpret_cast<const uint8_t*>(exe_part(section->offset, section->bytes));
        if (!at || section->flags & compressed) break;
        return {at, at + section->bytes};
    }
    return {nullptr, nullptr};
}

[[gnu::cold]] const char* dwarf_text_at(const char* section, uint64_t offset) {
    Cursor texts = dwarf_section(section);
    texts.skip(offset);
    return texts.text();
}

[[gnu::cold]] const char* dwarf_text(const DwarfValue& value) {
    return value.texts ? dwarf_text_at(value.texts, value.number) : value.text;
}

[[gnu::cold]] bool dwarf_value(Cursor& from, uint64_t form, const DwarfShape& shape, DwarfValue& value) {
    value = {};
    for (int i = 0; form == form_indirect && i < 4; i++) form = from.leb();
    value.is_address = form == form_addr;
    value.is_reference_to_section = form == form_ref_addr;
    if (int bytes = fixed_bytes(form, shape)) {
        value.number = from.fixed(bytes);
        if (form == form_strp) value.texts = ".debug_str";
        if (form == form_line_strp) value.texts = ".debug_line_str";
        return true;
    }
    switch (form) {
    case form_string: value.text = from.text(); return true;
    case form_block1: from.skip(from.fixed(1)); return true;
    case form_block2: from.skip(from.fixed(2)); return true;
    case form_block4: from.skip(from.fixed(4)); return true;
    case form_block: case form_exprloc: from.skip(from.leb()); return true;
    case form_data16: from.skip(16); return true;
    case form_sdata: value.number = from.leb(true); return true;
    case form_udata: case form_ref_udata: case form_strx: case form_addrx: case form_loclistx: case form_rnglistx:
        value.number = from.leb();
        return true;
    case form_flag_present: value.number = 1; return true;
    case form_implicit_const: return true; // the value stands in the abbreviation
    default: return false;
    }
}

} // namespace predawn

// inlines.cpp -- finds inlined functions in .debug_info. (DWARF 5, 2.17, 3.3.8, 7.5; version 4 as well.)
//
// A unit is a tree of entries (DIE), written in prefix order: an entry's abbreviation says which attributes it has, and
// whether children follow, which end with a 0. A unit's first entry has the addresses of all its code. In the unit
// that covers pc, each inlined function whose own addresses cover pc is one answer, and lies within the one before. An
// entry may tell where its next sibling is: functions that do not cover pc, and types, are passed over by that. Of
// values only those that are asked for are looked up in their sections: a large unit has a million of them.

#include "runtime/inlines.h"

#include "runtime/dwarf.h"

namespace predawn {
namespace {

enum Tag : uint64_t {
    tag_class = 0x02, tag_structure = 0x13, tag_union = 0x17, tag_inlined_subroutine = 0x1d, tag_subprogram = 0x2e,
};

enum Attribute : uint64_t {
    at_sibling = 0x01, at_name = 0x03, at_stmt_list = 0x10, at_low_pc = 0x11, at_high_pc = 0x12,
    at_abstract_origin = 0x31, at_specification = 0x47, at_ranges = 0x55, at_call_file = 0x58, at_call_line = 0x59,
    at_linkage_name = 0x6e, at_str_offsets_base = 0x72, at_addr_base = 0x73, at_rnglists_base = 0x74,
    at_linkage_name_old = 0x2007,
};

constexpr int codes_max = 512; // of abbreviations whose places are kept; others are searched for
constexpr int attributes_max = 128;     // of an entry
constexpr int64_t steps_max = 16 << 20; // entries and ranges that are read for one answer: a second, in broken tables

struct Unit {
    DwarfShape shape;
    const uint8_t* start;      // of the unit: references count from here
    Cursor entries;            // from the first on
    Cursor abbreviations;      // from this unit's on
    uint64_t base;             // what its ranges are relative to
    uint64_t str_offsets_base, addr_base, rnglists_base;
    int64_t steps;             // that have been taken
    uint32_t places[codes_max]; // of abbreviations in their section, plus 1; 0: not met yet
};

// A value that may be an index, which its form tells.
struct Formed {
    uint64_t form; // 0: the entry has none
    DwarfValue value;
};

// An entry's attributes, as far as they are of interest.
struct Entry {
    uint64_t tag;
    bool has_children, has_origin, origin_in_section, has_table;
    Formed low, high, ranges, name, linkage_name;
    uint64_t call_file, call_line, table, origin, sibling;
};

[[gnu::cold]] uint64_t indexed(const char* section, uint64_t base, uint64_t index, int bytes) {
    Cursor c = dwarf_section(section);
    c.skip(base);
    c.skip(index <= UINT64_MAX / 8 ? index * static_cast<uint64_t>(bytes) : UINT64_MAX);
    return c.fixed(bytes);
}

constexpr uint64_t form_strx = 0x1a, form_addrx = 0x1b, form_rnglistx = 0x23, form_strx1 = 0x25, form_addrx4 = 0x2c,
                   form_addrx1 = 0x29, form_implicit_const = 0x21;

[[gnu::cold]] uint64_t address(const Unit& u, const Formed& a) {
    bool is_index = a.form == form_addrx || (a.form >= form_addrx1 && a.form <= form_addrx4);
    return is_index ? indexed(".debug_addr", u.addr_base, a.value.number, 8) : a.value.number;
}

// Null: the entry has none.
[[gnu::cold]] const char* text(const Unit& u, const Formed& t) {
    if (t.form != form_strx && (t.form < form_strx1 || t.form >= form_addrx1)) return dwarf_text(t.value);
    int bytes = u.shape.offset_bytes;
    return dwarf_text_at(".debug_str", indexed(".debug_str_offsets", u.str_offsets_base, t.value.number, bytes));
}

[[gnu::cold]] void take(Unit& u, Entry& e, uint64_t attribute, uint64_t form, const DwarfValue& value) {
    switch (attribute) {
    case at_name: e.name = {form, value}; break;
    case at_linkage_name: case at_linkage_name_old: e.linkage_name = {form, value}; break;
    case at_low_pc: e.low = {form, value}; break;
    case at_high_pc: e.high = {form, value}; break;
    case at_ranges: e.ranges = {form, value}; break;
    case at_sibling: e.sibling = value.number; break;
    case at_call_file: e.call_file = value.number; break;
    case at_call_line: e.call_line = value.number; break;
    case at_stmt_list: e.has_table = true; e.table = value.number; break;
    case at_abstract_origin: case at_specification:
        e.has_origin = true;
        e.origin_in_section = value.is_reference_to_section;
        e.origin = value.number;
        break;
    case at_str_offsets_base: u.str_offsets_base = value.number; break;
    case at_addr_base: u.addr_base = value.number; break;
    case at_rnglists_base: u.rnglists_base = value.number; break;
    default: break;
    }
}

// The abbreviation with this code, behind which its tag stands. False: there is none.
[[gnu::cold]] bool abbreviation_find(Unit& u, uint64_t code, Cursor& found) {
    found = u.abbreviations;
    if (code < codes_max && u.places[code] != 0) {
        found.skip(u.places[code] - 1);
        return true;
    }
    while (found.more()) {
        uint64_t here = found.leb();
        if (here == 0) return false;
        if (here < codes_max) u.places[here] = static_cast<uint32_t>(found.at - u.abbreviations.at) + 1;
        if (here == code) return true;
        (void)found.leb(); // its tag, whether it has children
        (void)found.fixed(1);
        for (;;) {
            uint64_t attribute = found.leb(), form = found.leb();
            if (form == form_implicit_const) (void)found.leb(true);
            if ((attribute == 0 && form == 0) || !found.more()) break;
        }
    }
    return false;
}

// Reads the entry here, and moves behind it. False: the end of children, or, where `broken`, nothing that can be read.
[[gnu::cold]] bool entry_read(Unit& u, Cursor& c, Entry& e, bool& broken) {
    e = {};
    broken = false;
    uint64_t code = c.leb();
    if (code == 0) return false;
    Cursor shape;
    broken = true;
    if (!abbreviation_find(u, code, shape) || u.steps++ > steps_max) return false;
    e.tag = shape.leb();
    e.has_children = shape.fixed(1) != 0;
    for (int count = 0;; count++) {
        uint64_t attribute = shape.leb(), form = shape.leb();
        if (attribute == 0 && form == 0) break;
        if (!shape.more() || count == attributes_max) return false;
        DwarfValue value;
        if (!dwarf_value(c, form, u.shape, value)) return false;
        if (form == form_implicit_const) value.number = shape.leb(true);
        take(u, e, attribute, form, value);
    }
    broken = false;
    return true;
}

[[gnu::cold]] bool in_old_ranges(Unit& u, uint64_t offset, uint64_t pc) {
    Cursor c = dwarf_section(".debug_ranges");
    c.skip(offset);
    uint64_t base = u.base;
    while (c.more() && u.steps++ < steps_max) {
        uint64_t begin = c.fixed(8), end = c.fixed(8);
        if (begin == 0 && end == 0) return false;
        if (begin == ~uint64_t{0}) base = end;
        else if (base + begin >= code_address_min && pc >= base + begin && pc < base + end) return true;
    }
    return false;
}

[[gnu::cold]] bool in_ranges(Unit& u, const Entry& e, uint64_t pc) {
    if (u.shape.version < 5) return in_old_ranges(u, e.ranges.value.number, pc);
    uint64_t offset = e.ranges.value.number;
    if (e.ranges.form == form_rnglistx) {
        offset = u.rnglists_base + indexed(".debug_rnglists", u.rnglists_base, offset, u.shape.offset_bytes);
    }
    Cursor c = dwarf_section(".debug_rnglists");
    c.skip(offset);
    auto indexed_address = [&](uint64_t index) { return indexed(".debug_addr", u.addr_base, index, 8); };
    uint64_t base = u.base;
    while (c.more() && u.steps++ < steps_max) {
        uint64_t begin = 0, end = 0;
        switch (c.fixed(1)) { // DW_RLE_
        case 1: base = indexed_address(c.leb()); continue;                                  // base_addressx
        case 2: begin = indexed_address(c.leb()); end = indexed_address(c.leb()); break;            // startx_endx
        case 3: begin = indexed_address(c.leb()); end = begin + c.leb(); break;             // startx_length
        case 4: begin = base + c.leb(); end = base + c.leb(); break;                // offset_pair
        case 5: base = c.fixed(8); continue;                                        // base_address
        case 6: begin = c.fixed(8); end = c.fixed(8); break;                        // start_end
        case 7: begin = c.fixed(8); end = begin + c.leb(); break;                   // start_length
        default: return false;
        }
        if (begin >= code_address_min && pc >= begin && pc < end) return true;
    }
    return false;
}

[[gnu::cold]] bool covers(Unit& u, const Entry& e, uint64_t pc) {
    if (e.ranges.form != 0) return in_ranges(u, e, pc);
    if (e.low.form == 0 || e.high.form == 0) return false;
    uint64_t low = address(u, e.low), high = address(u, e.high);
    bool is_length = !e.high.value.is_address && e.high.form != form_addrx && e.high.form < form_addrx1;
    return low >= code_address_min && pc >= low && pc - low < (is_length ? high : high - low);
}

// Takes the header apart. False: no unit of code.
[[gnu::cold]] bool unit_read(Cursor c, const uint8_t* start, int offset_bytes, Unit& u) {
    u = {};
    u.start = start;
    u.shape = {static_cast<int>(c.fixed(2)), offset_bytes, 8};
    if (u.shape.version < 2 || u.shape.version > 5) return false;
    constexpr uint64_t unit_compile = 1;
    if (u.shape.version == 5 && c.fixed(1) != unit_compile) return false;
    if (u.shape.version == 5) u.shape.address_bytes = static_cast<int>(c.fixed(1));
    uint64_t abbreviations = c.fixed(offset_bytes);
    if (u.shape.version < 5) u.shape.address_bytes = static_cast<int>(c.fixed(1));
    u.entries = c;
    u.abbreviations = dwarf_section(".debug_abbrev");
    u.abbreviations.skip(abbreviations);
    return u.shape.address_bytes == 8;
}

// The name of a function, which may stand at the entry that this one refers to.
[[gnu::cold]] const char* name_of(Unit& u, Entry e) {
    for (int hops = 0; hops < 4; hops++) {
        if (e.linkage_name.form != 0) return text(u, e.linkage_name);
        if (!e.has_origin || e.origin_in_section) break;
        Cursor c = {u.start, u.entries.end};
        c.skip(e.origin);
        Formed name = e.name;
        bool broken;
        if (!entry_read(u, c, e, broken)) return text(u, name);
        if (e.name.form == 0) e.name = name;
    }
    return text(u, e.name);
}

// To the next sibling of an entry that is behind its attributes, where nothing in between can be the answer.
[[gnu::cold]] bool pass_over(Unit& u, Cursor& c, const Entry& e, uint64_t pc) {
    bool is_type = e.tag == tag_class || e.tag == tag_structure || e.tag == tag_union;
    Cursor next = {u.start, u.entries.end};
    next.skip(e.sibling);
    if (!e.has_children || next.at <= c.at) return false; // that would be a loop
    if (!is_type && (e.tag != tag_subprogram || covers(u, e, pc))) return false;
    c = next;
    return true;
}

// All inlined functions of the unit that cover pc; none where one is without a name, or there are too many: a line must
// not stand under another function's name.
[[gnu::cold]] int unit_search(Unit& u, uint64_t pc, Inlined (&found)[inlined_max]) {
    Cursor c = u.entries;
    int count = 0;
    for (int depth = 0; c.more() && depth >= 0;) {
        Entry e;
        bool broken;
        if (!entry_read(u, c, e, broken)) {
            if (broken) return 0;
            depth--; // the end of children
            continue;
        }
        if (pass_over(u, c, e, pc)) continue;
        if (e.has_children) depth++;
        if (e.tag != tag_inlined_subroutine || !covers(u, e, pc)) continue;
        const char* name = name_of(u, e);
        if (!name || count == inlined_max) return 0;
        found[count++] = {name, e.call_file, e.call_line};
    }
    return count;
}

} // namespace

[[gnu::cold]] int inlines_find(uintptr_t pc, Inlined (&found)[inlined_max], uint64_t& table) {
    Cursor section = dwarf_section(".debug_info");
    while (section.more()) {
        const uint8_t* start = section.at;
        int offset_bytes;
        Cursor inside = section.unit(offset_bytes);
        Unit u;
        if (!unit_read(inside, start, offset_bytes, u)) continue;
        Cursor c = u.entries;
        Entry top;
        bool broken;
        // Twice: what the first entry's bases give is needed for what stands in front of them.
        if (!entry_read(u, c, top, broken)) continue;
        c = u.entries;
        if (!entry_read(u, c, top, broken)) continue;
        u.base = top.low.form != 0 ? address(u, top.low) : 0;
        if (!covers(u, top, pc) || !top.has_table) continue;
        table = top.table;
        return unit_search(u, pc, found);
    }
    return 0;
}

} // namespace predawn

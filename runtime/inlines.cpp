// inlines.cpp -- finds inlined functions in .debug_info. (DWARF 5, 2.17, 3.3.8, 7.5; version 4 as well.)
//
// A unit is a tree of entries (DIE), written in prefix order: an entry's abbreviation says which attributes it has, and
// whether children follow, which end with a 0. A unit's first entry has the addresses of all its code. In the unit
// that covers pc, each inlined function whose own addresses cover pc is one answer, and lies within the one before.

#include "runtime/inlines.h"

#include "runtime/dwarf.h"

namespace predawn {
namespace {

enum Tag : uint64_t { tag_inlined_subroutine = 0x1d };

enum Attribute : uint64_t {
    at_name = 0x03, at_stmt_list = 0x10, at_low_pc = 0x11, at_high_pc = 0x12, at_abstract_origin = 0x31,
    at_specification = 0x47, at_ranges = 0x55, at_call_file = 0x58, at_call_line = 0x59, at_linkage_name = 0x6e,
    at_str_offsets_base = 0x72, at_addr_base = 0x73, at_rnglists_base = 0x74, at_linkage_name_old = 0x2007,
};

constexpr int codes_max = 512; // of abbreviations whose places are kept; others are searched for

struct Unit {
    DwarfShape shape;
    const uint8_t* start;      // of the unit: references count from here
    Cursor entries;            // from the first on
    Cursor abbreviations;      // from this unit's on
    uint64_t base;             // what its ranges are relative to
    uint64_t str_offsets_base, addr_base, rnglists_base;
    uint32_t places[codes_max]; // of abbreviations in their section, plus 1; 0: not met yet
};

// An entry's attributes, as far as they are of interest.
struct Entry {
    uint64_t tag;
    bool has_children, has_low, has_high, high_is_length, has_ranges, ranges_indexed;
    uint64_t low, high, ranges, call_file, call_line, table, origin;
    bool has_origin, origin_in_section, has_table;
    const char *name, *linkage_name;
};

[[gnu::cold]] uint64_t indexed(const char* section, uint64_t base, uint64_t index, int bytes) {
    Cursor c = dwarf_section(section);
    c.skip(base);
    c.skip(index <= UINT64_MAX / 8 ? index * static_cast<uint64_t>(bytes) : UINT64_MAX);
    return c.fixed(bytes);
}

constexpr uint64_t form_strx = 0x1a, form_addrx = 0x1b, form_rnglistx = 0x23, form_strx1 = 0x25, form_addrx4 = 0x2c,
                   form_addrx1 = 0x29, form_implicit_const = 0x21;

// Gives values that are indexes what they stand for.
[[gnu::cold]] void resolve(const Unit& u, uint64_t form, DwarfValue& value) {
    if (form == form_strx || (form >= form_strx1 && form < form_addrx1)) {
        uint64_t offset = indexed(".debug_str_offsets", u.str_offsets_base, value.number, u.shape.offset_bytes);
        Cursor texts = dwarf_section(".debug_str");
        texts.skip(offset);
        value.text = texts.text();
    } else if (form == form_addrx || (form >= form_addrx1 && form <= form_addrx4)) {
        value.number = indexed(".debug_addr", u.addr_base, value.number, u.shape.address_bytes);
        value.is_address = true;
    }
}

[[gnu::cold]] void take(Unit& u, Entry& e, uint64_t attribute, uint64_t form, const DwarfValue& value) {
    switch (attribute) {
    case at_name: e.name = value.text; break;
    case at_linkage_name: case at_linkage_name_old: e.linkage_name = value.text; break;
    case at_low_pc: e.has_low = true; e.low = value.number; break;
    case at_high_pc: e.has_high = true; e.high_is_length = !value.is_address; e.high = value.number; break;
    case at_ranges: e.has_ranges = true; e.ranges_indexed = form == form_rnglistx; e.ranges = value.number; break;
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
    if (!abbreviation_find(u, code, shape)) return false;
    e.tag = shape.leb();
    e.has_children = shape.fixed(1) != 0;
    for (;;) {
        uint64_t attribute = shape.leb(), form = shape.leb();
        if (attribute == 0 && form == 0) break;
        if (!shape.more()) return false;
        DwarfValue value;
        if (!dwarf_value(c, form, u.shape, value)) return false;
        if (form == form_implicit_const) value.number = shape.leb(true);
        resolve(u, form, value);
        take(u, e, attribute, form, value);
    }
    broken = false;
    return true;
}

[[gnu::cold]] bool in_old_ranges(const Unit& u, uint64_t offset, uint64_t pc) {
    Cursor c = dwarf_section(".debug_ranges");
    c.skip(offset);
    uint64_t base = u.base;
    while (c.more()) {
        uint64_t begin = c.fixed(8), end = c.fixed(8);
        if (begin == 0 && end == 0) return false;
        if (begin == ~uint64_t{0}) base = end;
        else if (pc >= base + begin && pc < base + end) return true;
    }
    return false;
}

[[gnu::cold]] bool in_ranges(const Unit& u, const Entry& e, uint64_t pc) {
    if (u.shape.version < 5) return in_old_ranges(u, e.ranges, pc);
    uint64_t offset = e.ranges;
    if (e.ranges_indexed) {
        offset = u.rnglists_base + indexed(".debug_rnglists", u.rnglists_base, e.ranges, u.shape.offset_bytes);
    }
    Cursor c = dwarf_section(".debug_rnglists");
    c.skip(offset);
    auto address = [&](uint64_t index) { return indexed(".debug_addr", u.addr_base, index, 8); };
    uint64_t base = u.base;
    while (c.more()) {
        uint64_t begin = 0, end = 0;
        switch (c.fixed(1)) { // DW_RLE_
        case 1: base = address(c.leb()); continue;                                  // base_addressx
        case 2: begin = address(c.leb()); end = address(c.leb()); break;            // startx_endx
        case 3: begin = address(c.leb()); end = begin + c.leb(); break;             // startx_length
        case 4: begin = base + c.leb(); end = base + c.leb(); break;                // offset_pair
        case 5: base = c.fixed(8); continue;                                        // base_address
        case 6: begin = c.fixed(8); end = c.fixed(8); break;                        // start_end
        case 7: begin = c.fixed(8); end = begin + c.leb(); break;                   // start_length
        default: return false;
        }
        if (begin != 0 && pc >= begin && pc < end) return true;
    }
    return false;
}

[[gnu::cold]] bool covers(const Unit& u, const Entry& e, uint64_t pc) {
    if (e.has_low && e.has_high && e.low != 0 && pc >= e.low) {
        return pc < (e.high_is_length ? e.low + e.high : e.high);
    }
    return e.has_ranges && in_ranges(u, e, pc);
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
        if (e.linkage_name) return e.linkage_name;
        if (!e.has_origin || e.origin_in_section) break;
        Cursor c = {u.start, u.entries.end};
        c.skip(e.origin);
        const char* name = e.name;
        bool broken;
        if (!entry_read(u, c, e, broken)) return name;
        if (!e.name) e.name = name;
    }
    return e.name;
}

// All inlined functions of the unit that cover pc.
[[gnu::cold]] int unit_search(Unit& u, uint64_t pc, Inlined (&found)[inlined_max]) {
    Cursor c = u.entries;
    int count = 0;
    for (int depth = 0; c.more() && depth >= 0;) {
        Entry e;
        bool broken;
        if (!entry_read(u, c, e, broken)) {
            if (broken) return count;
            depth--; // the end of children
            continue;
        }
        if (e.has_children) depth++;
        if (e.tag != tag_inlined_subroutine || count == inlined_max || !covers(u, e, pc)) continue;
        const char* name = name_of(u, e);
        if (name) found[count++] = {name, e.call_file, e.call_line};
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
        u.base = top.low;
        if (!covers(u, top, pc) || !top.has_table) continue;
        table = top.table;
        return unit_search(u, pc, found);
    }
    return 0;
}

} // namespace predawn

// lines.cpp -- runs the line programs of .debug_line until one covers an address. (DWARF 5, 6.2; 2 to 4 as well.)
//
// There is a program for each compiled file. It makes rows of (address, file, line) in sequences of growing addresses;
// a row holds up to the next one's address. No index leads from an address to its program: all are run, which takes
// a millisecond for a megabyte, and the caller keeps what it has asked for.

#include "runtime/lines.h"

#include "runtime/dwarf.h"

namespace predawn {
namespace {

struct Program {
    DwarfShape shape;
    Cursor tables; // of folders and files
    Cursor code;
    const uint8_t* operand_counts; // of the standard opcodes, the first being number 1
    uint64_t instruction_bytes;
    int64_t line_base;
    uint64_t line_range;
    uint8_t special_first;
};

// Takes a unit of the section apart. False: of an unknown version.
[[gnu::cold]] bool program_read(Cursor unit, int offset_bytes, Program& p) {
    p.shape = {static_cast<int>(unit.fixed(2)), offset_bytes, 8};
    if (p.shape.version < 2 || p.shape.version > 5) return false;
    if (p.shape.version == 5) unit.skip(2); // the sizes of an address and of a segment
    uint64_t header_bytes = unit.fixed(offset_bytes);
    p.code = unit;
    p.code.skip(header_bytes);
    p.instruction_bytes = unit.fixed(1);
    if (p.shape.version >= 4) unit.skip(1); // operations in an instruction
    unit.skip(1);                           // whether rows are statements by default
    p.line_base = static_cast<int8_t>(unit.fixed(1));
    p.line_range = unit.fixed(1);
    p.special_first = static_cast<uint8_t>(unit.fixed(1));
    p.operand_counts = unit.at;
    unit.skip(p.special_first - 1u);
    p.tables = unit;
    p.tables.end = p.code.at;
    return p.line_range != 0 && p.special_first != 0 && p.tables.at <= p.tables.end;
}

struct Row {
    uint64_t address, file, line;
};

// The rows of one program, as they come.
struct Search {
    uint64_t pc;
    Row row, last;
    bool begun; // `last` is of this sequence
    bool live;  // which is of code that is there: not of a function that the linker has left out

    void begin() {
        row = {0, 1, 1};
        begun = false;
    }
    // True: the row before holds for pc.
    bool emit() {
        if (!begun) live = row.address >= code_address_min;
        else if (live && last.address <= pc && pc < row.address) return true;
        last = row;
        begun = true;
        return false;
    }
};

// Runs one extended operation. True: found.
[[gnu::cold]] bool run_extended(Cursor& code, Search& s) {
    uint64_t bytes = code.leb();
    Cursor operation = code;
    code.skip(bytes);
    operation.end = code.at;
    switch (operation.fixed(1)) {
    case 1: { // end_sequence
        bool found = s.emit();
        if (!found) s.begin();
        return found;
    }
    case 2: // set_address
        s.row.address = operation.fixed(static_cast<int>(operation.end - operation.at) == 4 ? 4 : 8);
        return false;
    default: return false;
    }
}

// Runs a program up to the row for pc. False: it has none.
[[gnu::cold]] bool run(const Program& p, Search& s) {
    Cursor code = p.code;
    s.begin();
    while (code.more()) {
        uint8_t op = static_cast<uint8_t>(code.fixed(1));
        if (op >= p.special_first) {
            unsigned step = op - p.special_first;
            s.row.address += step / p.line_range * p.instruction_bytes;
            s.row.line += static_cast<uint64_t>(p.line_base) + step % p.line_range;
            if (s.emit()) return true;
            continue;
        }
        switch (op) {
        case 0:
            if (run_extended(code, s)) return true;
            break;
        case 1: // copy
            if (s.emit()) return true;
            break;
        case 2: s.row.address += code.leb() * p.instruction_bytes; break;
        case 3: s.row.line += code.leb(true); break;
        case 4: s.row.file = code.leb(); break;
        case 8: s.row.address += (255u - p.special_first) / p.line_range * p.instruction_bytes; break;
        case 9: s.row.address += code.fixed(2); break;
        default: // a column, a mark: of no interest
            for (int i = p.operand_counts[op - 1]; i > 0; i--) (void)code.leb();
        }
    }
    return false;
}

// Version 5: entries that are described first. Reads that with this number.
[[gnu::cold]] void entry_read(Cursor& c, const DwarfShape& shape, uint64_t number, const char*& text,
                              uint64_t& folder) {
    constexpr uint64_t content_path = 1, content_folder = 2;
    uint64_t parts = c.fixed(1);
    Cursor description = c;
    for (uint64_t i = 0; i < 2 * parts; i++) (void)c.leb();
    uint64_t count = c.leb();
    for (uint64_t i = 0; i < count && c.more(); i++) {
        Cursor next = description;
        const uint8_t* start = c.at;
        for (uint64_t j = 0; j < parts; j++) {
            uint64_t content = next.leb(), form = next.leb();
            DwarfValue value;
            if (!dwarf_value(c, form, shape, value)) return;
            if (i == number && content == content_path) text = dwarf_text(value);
            if (i == number && content == content_folder) folder = value.number;
        }
        if (c.at == start) return; // entries of no bytes: they could be any number
    }
}

// Versions 2 to 4: texts, up to an empty one; of files, with three numbers each. Both are counted from 1.
[[gnu::cold]] void old_entry_read(Cursor& c, bool files, uint64_t number, const char*& text, uint64_t& folder) {
    for (uint64_t i = 1; c.more(); i++) {
        const char* name = c.text();
        if (*name == 0) return;
        uint64_t in = files ? c.leb() : 0;
        if (files) (void)c.leb(), (void)c.leb();
        if (i != number) continue;
        text = name;
        folder = in;
    }
}

[[gnu::cold]] void file_read(const Program& p, uint64_t number, SourceLine& line) {
    uint64_t folder = 0, ignored = 0;
    const char *folder_text = "", *nothing = nullptr;
    Cursor folders = p.tables, files = p.tables;
    line.file = nullptr;
    if (p.shape.version == 5) {
        entry_read(files, p.shape, ~uint64_t{0}, nothing, ignored);
        entry_read(files, p.shape, number, line.file, folder);
        if (folder != 0) entry_read(folders, p.shape, folder, folder_text, ignored);
    } else {
        old_entry_read(files, false, 0, nothing, ignored);
        old_entry_read(files, true, number, line.file, folder);
        if (folder != 0) old_entry_read(folders, false, folder, folder_text, ignored);
    }
    line.folder = folder_text && line.file && *line.file != '/' ? folder_text : "";
}

} // namespace

[[gnu::cold]] void line_find(uintptr_t pc, SourceLine& line) {
    line = {"", nullptr, 0};
    Cursor section = dwarf_section(".debug_line");
    while (section.more()) {
        Program p;
        int offset_bytes;
        Cursor unit = section.unit(offset_bytes);
        Search s = {};
        s.pc = pc;
        if (!program_read(unit, offset_bytes, p) || !run(p, s)) continue;
        if (s.last.line == 0) return; // code of the compiler's own
        file_read(p, s.last.file, line);
        line.line = s.last.line;
        return;
    }
}

[[gnu::cold]] void line_file(uint64_t table, uint64_t number, SourceLine& line) {
    Cursor section = dwarf_section(".debug_line");
    section.skip(table);
    Program p;
    int offset_bytes;
    line.file = nullptr;
    Cursor unit = section.unit(offset_bytes);
    if (program_read(unit, offset_bytes, p)) file_read(p, number, line);
}

} // namespace predawn

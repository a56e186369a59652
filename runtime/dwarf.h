// dwarf.h -- the debugger's sections of the program's file, versions 2 to 5 of DWARF, and the forms of their values.
#pragma once

#include <stddef.h>

#include "runtime/cursor.h"

namespace predawn {

// The whole section with this name; an empty one where there is none, or it is compressed.
Cursor dwarf_section(const char* name);

// What the form of a value depends on.
struct DwarfShape {
    int version;
    int offset_bytes;
    int address_bytes;
};

struct DwarfValue {
    uint64_t number;   // or an offset, an index; of a reference, the offset in its unit
    const char* text;  // where it stands in the entry itself; else null
    const char* texts; // the section that `number` is a text's offset in; null: it is none
    bool is_address;   // or a constant
    bool is_reference_to_section; // an offset in .debug_info
};

// Reads a value of this form, and moves behind it. False: the form is unknown, and nothing behind it can be read.
bool dwarf_value(Cursor& from, uint64_t form, const DwarfShape& shape, DwarfValue& value);

// The text that a value is, or null.
const char* dwarf_text(const DwarfValue& value);

// The text at this offset of a section.
const char* dwarf_text_at(const char* section, uint64_t offset);

} // namespace predawn

// lsda.cpp -- finds a function's table of call sites by its record in .eh_frame, and a pc in it.
//
// Of the table only the places are read: what an exception is caught as makes no difference here, since all that is
// thrown is a recover, and every landing pad asks whether it is meant (defer.cpp). Offsets are from the function's
// start; a pc in no call site has no landing pad.
// Formats: the Linux Standard Base, 10.6; the table is that of the Itanium C++ ABI, as GCC writes it.
#include "runtime/gccgo/lsda.h"

#include "runtime/frame_row.h"

namespace predawn::gccgo {
namespace {

// Pointers of four bytes: relative to their own place, in code that may be moved; else addresses.
constexpr uint8_t pointer_omitted = 0xff, pointer_relative_4 = 0x1b, pointer_absolute_4 = 0x03;
constexpr uint8_t number_leb = 0x01;

Cursor tables_at(uintptr_t address) {
    Cursor from;
    frame_tables(from, address);
    return from;
}

uintptr_t address_of(const Cursor& from) { return reinterpret_cast<uintptr_t>(from.at); }

// A signed distance of four bytes, from its own place on.
uintptr_t relative(Cursor& from) {
    uintptr_t here = address_of(from);
    return here + static_cast<uintptr_t>(int64_t{static_cast<int32_t>(from.fixed(4))});
}

// The encoding of a table's address in the records of this CIE; pointer_omitted: they have none, or not one that is
// understood.
uint8_t encoding_of(uintptr_t cie) {
    Cursor text = tables_at(cie + 9); // behind the length, the mark, the version
    Cursor data = text;
    while (data.fixed(1) != 0) {}
    if (text.fixed(1) != 'z') return pointer_omitted;
    for (int i = 0; i < 4; i++) (void)data.leb(); // alignments, return address, length of what follows
    uint8_t pointers = 0, tables = pointer_omitted;
    for (uint64_t letter = text.fixed(1); letter != 0 && letter != 'S'; letter = text.fixed(1)) {
        uint8_t how = static_cast<uint8_t>(data.fixed(1));
        if (letter == 'L') tables = how;
        else if (letter == 'R') pointers = how;
        else if (letter == 'P') data.skip((how & 7) == 3 ? 4 : 8); // the personality: there is one only
    }
    bool known = (tables == pointer_relative_4 || tables == pointer_absolute_4) && pointers == pointer_relative_4;
    return known ? tables : pointer_omitted;
}

// The landing pad of an offset, as an offset; 0: none.
uint64_t landing_pad_in(Cursor table, uint64_t wanted) {
    if (table.fixed(1) != pointer_omitted) return 0; // landing pads would be counted from elsewhere
    if (table.fixed(1) != pointer_omitted) (void)table.leb();
    if (table.fixed(1) != number_leb) return 0;
    table.narrow(table.leb());
    while (table.more()) {
        uint64_t start = table.leb(), count = table.leb(), pad = table.leb();
        (void)table.leb(); // what is done there
        if (wanted < start) return 0;
        if (wanted - start < count) return pad;
    }
    return 0;
}

} // namespace

uintptr_t landing_pad_of(uintptr_t pc) {
    FrameFound found = frame_entry_find(pc);
    if (!found.entry) return 0;
    Cursor fde = tables_at(reinterpret_cast<uintptr_t>(found.header) +
                           static_cast<uintptr_t>(int64_t{found.entry->record}));
    (void)fde.fixed(4);
    uintptr_t here = address_of(fde);
    uint8_t encoding = encoding_of(here - fde.fixed(4));
    if (encoding == pointer_omitted) return 0;
    uintptr_t start = relative(fde);
    uint64_t bytes = fde.fixed(4);
    if (pc - start >= bytes || fde.leb() < 4) return 0;
    Cursor absolute = fde;
    uintptr_t table = relative(fde);
    uint64_t word = absolute.fixed(4);
    if (word == 0) return 0; // no table
    if (encoding == pointer_absolute_4) table = word;
    uint64_t pad = landing_pad_in(tables_at(table), pc - start);
    return pad == 0 || pad >= bytes ? 0 : start + pad;
}

} // namespace predawn::gccgo

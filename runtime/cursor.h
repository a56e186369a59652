// cursor.h -- Cursor: reads a table of the program's file, and never past its end.
//
// What would reach beyond is 0, and from then on all is: so a torn table gives no answer, or a loop ends at its end.
// Numbers are little-endian, at any address.
#pragma once

#include <stdint.h>

namespace predawn {

// No code lies before it in a file: the ELF header does. Of functions that a linker has left out tables say 0 or 1.
constexpr uint64_t code_address_min = 64;

struct Cursor {
    const uint8_t* at;
    const uint8_t* end;

    bool more() const { return at < end; }
    void skip(uint64_t bytes);
    void narrow(uint64_t bytes) { // what comes behind them is not there any more
        if (bytes < static_cast<uint64_t>(end - at)) end = at + bytes;
    }

    // A number of 1 to 8 bytes; a LEB128 number; a null-terminated text, "" where its end is not there.
    uint64_t fixed(int bytes);
    uint64_t leb(bool is_signed = false);
    const char* text();

    // The length of a unit, 4 bytes or an escape and 8, and `offset_bytes`, which is what the unit's offsets have. The
    // cursor for the unit; this one moves behind it.
    Cursor unit(int& offset_bytes);
};

} // namespace predawn

// cursor.cpp -- numbers and texts of a table.
#include "runtime/cursor.h"

namespace predawn {

[[gnu::cold]] void Cursor::skip(uint64_t bytes) { at = bytes <= static_cast<uint64_t>(end - at) ? at + bytes : end; }

[[gnu::cold]] uint64_t Cursor::fixed(int bytes) {
    const uint8_t* first = at;
    skip(static_cast<uint64_t>(bytes));
    uint64_t value = 0;
    if (at - first != bytes) return value;
    for (const uint8_t* p = at; p != first;) value = value << 8 | *--p;
    return value;
}

[[gnu::cold]] uint64_t Cursor::leb(bool is_signed) {
    const uint8_t* first = at;
    do {
        if (at == end) return 0;
    } while (*at++ & 0x80);
    const uint8_t* p = at;
    uint64_t value = is_signed && (p[-1] & 0x40) ? -uint64_t{1} : 0;
    while (p != first) value = value << 7 | (*--p & 0x7f);
    return value;
}

[[gnu::cold]] const char* Cursor::text() {
    const char* start = reinterpret_cast<const char*>(at);
    while (at < end) {
        if (*at++ == 0) return start;
    }
    return "";
}

[[gnu::cold]] Cursor Cursor::unit(int& offset_bytes) {
    uint64_t bytes = fixed(4);
    offset_bytes = 4;
    if (bytes == 0xffffffff) {
        bytes = fixed(8);
        offset_bytes = 8;
    }
    Cursor inside = {at, end};
    skip(bytes);
    inside.end = at;
    return inside;
}

} // namespace predawn

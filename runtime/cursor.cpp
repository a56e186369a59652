// cursor.cpp -- numbers and texts of a table.
#include "runtime/cursor.h"

namespace predawn {

[[gnu::cold]] uint64_t Cursor::fixed(int bytes) {
    if (end - at < bytes) {
        at = end;
        return 0;
    }
    uint64_t value = 0;
    at += bytes;
    for (int i = 1; i <= bytes; i++) value = value << 8 | at[-i];
    return value;
}

[[gnu::cold]] uint64_t Cursor::leb(bool is_signed) {
    uint64_t value = 0;
    unsigned shift = 0;
    while (at < end) {
        uint8_t byte = *at++;
        if (shift < 64) value |= uint64_t{byte & 0x7fu} << shift;
        shift += 7;
        if (byte & 0x80) continue;
        return is_signed && (byte & 0x40) && shift < 64 ? value | -uint64_t{1} << shift : value;
    }
    return 0;
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

// writer.cpp -- text on its way to a descriptor: the parts that run on any stack.
#include "runtime/writer.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/format.h"

namespace predawn {

void flush(Writer& w) { rt0_on_system_stack(writer_out, &w); }

void put_bytes(Writer& to, const void* from, size_t bytes) {
    const char* next = static_cast<const char*>(from);
    while (bytes > 0) {
        if (to.used == writer_bytes) flush(to);
        size_t part = writer_bytes - to.used;
        if (part > bytes) part = bytes;
        memcpy(to.bytes + to.used, next, part);
        to.used += part;
        next += part;
        bytes -= part;
    }
}

void put(Writer& to, const char* text) {
    size_t bytes = 0;
    while (text[bytes] != 0) bytes++;
    put_bytes(to, text, bytes);
}

void put_char(Writer& to, char c) { put_bytes(to, &c, 1); }

void put_uint(Writer& to, uint64_t value) {
    char digits[decimal_bytes_max];
    char* end = digits + sizeof digits;
    char* first = format_decimal(end, value);
    put_bytes(to, first, static_cast<size_t>(end - first));
}

void put_int(Writer& to, int64_t value) {
    char digits[1 + decimal_bytes_max];
    char* end = digits + sizeof digits;
    uint64_t magnitude = static_cast<uint64_t>(value);
    char* first = format_decimal(end, value < 0 ? -magnitude : magnitude); // also right for -2^63
    if (value < 0) *--first = '-';
    put_bytes(to, first, static_cast<size_t>(end - first));
}

void put_hex(Writer& to, uint64_t value) {
    char digits[2 + hex_bytes_max];
    char* end = digits + sizeof digits;
    char* first = format_hex(end, value);
    *--first = 'x';
    *--first = '0';
    put_bytes(to, first, static_cast<size_t>(end - first));
}

} // namespace predawn

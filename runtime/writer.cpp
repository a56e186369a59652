// writer.cpp -- text on its way to a descriptor: the parts that run on any stack.
#include "runtime/writer.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/format.h"

namespace predawn {

void flush(Writer& w) { rt0_on_system_stack(writer_out, &w); }

// By words, without memcpy: a program that prints a line and no more is linked without it.
void put_bytes(Writer& to, const void* from, size_t bytes) {
    const char* next = static_cast<const char*>(from);
    while (bytes > 0) {
        if (to.used == writer_bytes) flush(to);
        char* at = to.bytes + to.used;
        size_t part = bytes >= 8 && to.used + 8 <= writer_bytes ? 8 : 1;
        if (part == 8) __builtin_memcpy(at, next, 8);
        else *at = *next;
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

namespace {

// The digits of a number behind a sign or a prefix, which stands at the end of this text; 0: none.
void put_digits(Writer& to, uint64_t value, unsigned base, uint16_t prefix) {
    char digits[2 + decimal_bytes_max];
    char* end = digits + sizeof digits;
    char* first = format_number(end, value, base);
    for (; prefix != 0; prefix >>= 8) *--first = static_cast<char>(prefix);
    put_bytes(to, first, static_cast<size_t>(end - first));
}

} // namespace

void put_uint(Writer& to, uint64_t value) { put_digits(to, value, 10, 0); }
void put_hex(Writer& to, uint64_t value) { put_digits(to, value, 16, 'x' | '0' << 8); }

void put_int(Writer& to, int64_t value) {
    uint64_t magnitude = static_cast<uint64_t>(value);
    put_digits(to, value < 0 ? -magnitude : magnitude, 10, value < 0 ? '-' : 0); // also right for -2^63
}

} // namespace predawn

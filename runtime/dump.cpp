// dump.cpp -- pd_dump: memory as text, sixteen bytes a line.
//
//   00000010  00 01 02 03 04 05 06 07  41 42 43 44 45 46 47 48  |........ABCDEFGH|
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/format.h"

using namespace predawn;

namespace {

constexpr int line_bytes = 16;
constexpr int offset_digits = 8; // more where the offset needs them

void put_pad(char*& at, int count) {
    for (; count > 0; count--) *at++ = ' ';
}

// Writes the line for bytes [offset, offset + count) of `memory`.
void dump_line(const unsigned char* memory, int64_t offset, int count) {
    char line[hex_bytes_max + 2 + 3 * line_bytes + 2 + line_bytes + 3];
    char digits[hex_bytes_max];
    char* end = digits + sizeof digits;
    char* at = line;
    char* from = format_number(end, static_cast<uint64_t>(offset), 16, offset_digits);
    while (from < end) *at++ = *from++;
    for (int i = 0; i < line_bytes; i++) {
        put_pad(at, i == 0 || i == line_bytes / 2 ? 2 : 1);
        if (i < count) {
            at += 2;
            format_number(at, memory[offset + i], 16, 2);
        } else {
            put_pad(at, 2);
        }
    }
    put_pad(at, 2);
    *at++ = '|';
    for (int i = 0; i < count; i++) {
        unsigned char byte = memory[offset + i];
        *at++ = byte >= ' ' && byte <= '~' ? static_cast<char>(byte) : '.';
    }
    *at++ = '|';
    *at++ = '\n';
    pd_print_string({line, at - line});
}

struct Memory {
    const void* start;
    int64_t bytes;
};

// Runs on the system stack: a line is more than a goroutine has room for.
uint64_t dump(void* with) {
    const Memory* memory = static_cast<const Memory*>(with);
    pd_print_begin(1);
    for (int64_t offset = 0; offset < memory->bytes; offset += line_bytes) {
        int64_t left = memory->bytes - offset;
        int count = left < line_bytes ? static_cast<int>(left) : line_bytes;
        dump_line(static_cast<const unsigned char*>(memory->start), offset, count);
    }
    pd_print_end();
    return 0;
}

} // namespace

extern "C" void pd_dump(const void* start, int64_t bytes) {
    Memory memory = {start, bytes};
    rt0_on_system_stack(dump, &memory);
}

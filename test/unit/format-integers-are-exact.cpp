// Integers are formatted exactly, from 0 to the largest, in decimal and in hexadecimal.
// RUN: %unit %s -o %t && %t
// RUN: %unit-debug %s -o %t.debug && %t.debug
#include "expect.h"
#include "runtime/format.h"

using namespace predawn;

namespace {

pd_string decimal(char (&room)[32], uint64_t value) {
    char* end = room + sizeof room;
    char* first = format_number(end, value, 10);
    return {first, end - first};
}

pd_string hex(char (&room)[32], uint64_t value, int digits_min) {
    char* end = room + sizeof room;
    char* first = format_number(end, value, 16, digits_min);
    return {first, end - first};
}

bool is(pd_string text, const char* wanted) { return pd_string_equal(text, pd_string_from_cstring(wanted)); }

} // namespace

void pd_main() {
    char room[32];
    expect(is(decimal(room, 0), "0"), "0");
    expect(is(decimal(room, 9), "9"), "9");
    expect(is(decimal(room, 10), "10"), "10");
    expect(is(decimal(room, INT64_MAX), "9223372036854775807"), "2^63 - 1");
    expect(is(decimal(room, UINT64_MAX), "18446744073709551615"), "2^64 - 1");
    expect(is(hex(room, 0, 1), "0"), "hex 0");
    expect(is(hex(room, 0x1f, 1), "1f"), "hex 1f");
    expect(is(hex(room, 0x1f, 8), "0000001f"), "hex 1f in eight digits");
    expect(is(hex(room, UINT64_MAX, 1), "ffffffffffffffff"), "hex 2^64 - 1");
    expect(is(hex(room, 0x0123456789abcdef, 3), "123456789abcdef"), "every hex digit");

    // Around every power of ten and of two, read back digit by digit.
    uint64_t power = 1;
    for (int i = 0; i < 84; i++) {
        for (uint64_t value = power - 1; value <= power + 1; value++) {
            pd_string text = decimal(room, value);
            uint64_t back = 0;
            for (int64_t k = 0; k < text.len; k++) back = back * 10 + static_cast<uint64_t>(text.ptr[k] - '0');
            expect(back == value, "a decimal number reads back as itself");
            expect(text.len == 1 || text.ptr[0] != '0', "no zero stands in front");
        }
        power = i < 19 ? power * 10 : i == 19 ? 1 : power * 2;
    }
}

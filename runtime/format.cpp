// format.cpp -- integers as digits.
#include "runtime/format.h"

namespace predawn {

char* format_decimal(char* end, uint64_t value) {
    do {
        *--end = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return end;
}

char* format_hex(char* end, uint64_t value, int digits_min) {
    do {
        unsigned digit = value & 15;
        *--end = static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10);
        value >>= 4;
    } while (--digits_min > 0 || value != 0);
    return end;
}

} // namespace predawn

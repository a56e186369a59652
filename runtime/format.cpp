// format.cpp -- integers as digits.
#include "runtime/format.h"

namespace predawn {

char* format_number(char* end, uint64_t value, unsigned base, int digits_min) {
    do {
        unsigned digit = static_cast<unsigned>(value % base);
        *--end = static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10);
        value /= base;
    } while (--digits_min > 0 || value != 0);
    return end;
}

} // namespace predawn

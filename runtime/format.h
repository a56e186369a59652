// format.h -- integers as digits. Pure: no system call, no allocation, no lock.
#pragma once

#include <stdint.h>

namespace predawn {

constexpr int decimal_bytes_max = 20; // 18446744073709551615
constexpr int hex_bytes_max = 16;

// Writes backwards from `end` and returns where the text begins, so no caller has to know its length before. Lower
// case, without a prefix, at least `digits_min` digits; the base is 2 to 36.
char* format_number(char* end, uint64_t value, unsigned base, int digits_min = 1);

} // namespace predawn

// format.h -- integers as digits. Pure: no system call, no allocation, no lock.
//
// Both write backwards from `end` and return where the text begins, so no caller has to know its length before.
#pragma once

#include <stdint.h>

namespace predawn {

constexpr int decimal_bytes_max = 20; // 18446744073709551615
constexpr int hex_bytes_max = 16;

char* format_decimal(char* end, uint64_t value);

// Lower case, without 0x, at least `digits_min` digits.
char* format_hex(char* end, uint64_t value, int digits_min = 1);

} // namespace predawn

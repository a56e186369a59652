// float.h -- a double as the decimal number next to it. Pure: no system call, no allocation, no lock.
#pragma once

namespace predawn {

constexpr int float_bytes_max = 14; // -1.797693e+308

// A sign always, one digit, a point, six digits, e, a sign, three digits: +1.500000e+000. Or NaN, +Inf, -Inf.
// The digits are those of the exact value, rounded to nearest, ties to even: the same as C's "%.6e". (Go's println
// works with doubles here and is off by one in the last digit for some values.) Returns the number of bytes written.
// Needs about 700 bytes of stack: on a goroutine, only by way of the system stack.
int format_float(char* to, double value);

} // namespace predawn

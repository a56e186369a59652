// number.cpp -- doubles taken apart and put together, by their bits.
//
// A double is a sign, 11 bits of exponent and 52 of mantissa, with a leading 1 that is not stored unless the exponent's
// bits are all 0 (a subnormal, or zero). All ones are an infinity or, with a mantissa, NaN. What is no finite number
// goes through unchanged, so a NaN keeps its payload; and nothing here depends on the rounding mode.
#include "predawn.h"

namespace predawn {
namespace {

constexpr uint64_t sign_bit = uint64_t{1} << 63;
constexpr int mantissa_bits = 52;
constexpr uint64_t leading_one = uint64_t{1} << mantissa_bits;
constexpr int64_t exponent_special = 0x7ff;
constexpr int64_t exponent_half = 1022; // of numbers from 0.5 to below 1
constexpr int64_t exponent_far = 4096;  // no two doubles are so many powers of two apart
constexpr uint64_t infinity = 0x7ff0'0000'0000'0000;
constexpr uint64_t not_a_number = 0x7ff8'0000'0000'0001; // Go's

uint64_t bits_of(double value) { return __builtin_bit_cast(uint64_t, value); }
double from_bits(uint64_t bits) { return __builtin_bit_cast(double, bits); }
int64_t exponent_of(uint64_t bits) { return static_cast<int64_t>(bits >> mantissa_bits & 0x7ff); }

// A finite number other than zero is 1.mantissa * 2^(exponent - 1023), subnormals too if the exponent may be below 1.
struct Parts {
    uint64_t sign, mantissa; // the mantissa with its leading one
    int64_t exponent;
};

Parts take_apart(uint64_t bits) {
    Parts parts = {bits & sign_bit, bits & (leading_one - 1), exponent_of(bits)};
    if (parts.exponent != 0) {
        parts.mantissa |= leading_one;
        return parts;
    }
    int shift = __builtin_clzll(parts.mantissa) - (63 - mantissa_bits);
    parts.mantissa <<= shift;
    parts.exponent = 1 - shift;
    return parts;
}

bool is_zero_or_special(uint64_t bits) { return (bits & ~sign_bit) == 0 || exponent_of(bits) == exponent_special; }

// The mantissa moved right, rounded to the nearest, ties to even.
uint64_t shift_right(uint64_t mantissa, int64_t shift) {
    if (shift > mantissa_bits + 1) return 0; // below half of the smallest
    uint64_t rest = mantissa & ((uint64_t{1} << shift) - 1), half = uint64_t{1} << (shift - 1);
    uint64_t kept = mantissa >> shift;
    return kept + (rest > half || (rest == half && kept % 2 != 0));
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

double pd_frexp(double value, int64_t* exponent) {
    uint64_t bits = bits_of(value);
    *exponent = 0;
    if (is_zero_or_special(bits)) return value;
    Parts parts = take_apart(bits);
    *exponent = parts.exponent - exponent_half;
    return from_bits(parts.sign | static_cast<uint64_t>(exponent_half) << mantissa_bits |
                     (parts.mantissa & (leading_one - 1)));
}

double pd_ldexp(double value, int64_t exponent) {
    uint64_t bits = bits_of(value);
    if (is_zero_or_special(bits)) return value;
    Parts parts = take_apart(bits);
    if (exponent > exponent_far) exponent = exponent_far;
    if (exponent < -exponent_far) exponent = -exponent_far;
    exponent += parts.exponent;
    if (exponent >= exponent_special) return from_bits(parts.sign | infinity);
    if (exponent >= 1) {
        return from_bits(parts.sign | static_cast<uint64_t>(exponent) << mantissa_bits |
                         (parts.mantissa & (leading_one - 1)));
    }
    // A subnormal; rounded up to the leading one it is the smallest normal number, and its bits say so by themselves.
    return from_bits(parts.sign | (exponent < -mantissa_bits - 1 ? 0 : shift_right(parts.mantissa, 1 - exponent)));
}

double pd_modf(double value, double* integer) {
    uint64_t bits = bits_of(value);
    int64_t fraction_bits = mantissa_bits + 1023 - exponent_of(bits);
    if (fraction_bits <= 0) { // an integer, an infinity or NaN
        *integer = value;
        if (exponent_of(bits) != exponent_special) return from_bits(bits & sign_bit);
        return value == value ? from_bits(not_a_number) : value;
    }
    if (fraction_bits > mantissa_bits) { // below 1
        *integer = from_bits(bits & sign_bit);
        return value;
    }
    double whole = from_bits(bits & ~((uint64_t{1} << fraction_bits) - 1));
    *integer = whole;
    return from_bits(bits_of(value - whole) | (bits & sign_bit)); // exact; 0 gets the sign
}

bool pd_isnan(double value) { return value != value; }

bool pd_isinf(double value, int64_t sign) {
    uint64_t bits = bits_of(value);
    return (sign >= 0 && bits == infinity) || (sign <= 0 && bits == (infinity | sign_bit));
}

double pd_inf(int64_t sign) { return from_bits(sign >= 0 ? infinity : infinity | sign_bit); }
double pd_nan() { return from_bits(not_a_number); }
}

// angle.cpp -- sin, cos and tan, of any size of angle, as package math calls them.
//
// The processor's own reduction knows pi to 66 bits, too few for large angles and near the multiples of pi. Here
// x * 2/pi is made with as many bits of 2/pi as matter for x: those that give multiples of 4 quadrants are left out,
// and of those behind the point 190 are kept, of which a double can cancel 62 at most. (M. Payne, R. Hanek, "Radian
// reduction for trigonometric functions", SIGNUM Newsletter 18, 1983.)
#include <stdint.h>

#include "runtime/gccgo/packages/x87.h"

namespace predawn::gccgo {
namespace {

using Wide = unsigned __int128;

// 2/pi behind the point, after a word of zeroes.
constexpr uint64_t two_over_pi[] = {
    0,
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
    0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484,
    0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
};

// What x > 0 is: quadrant * pi/2 + rest, |rest| <= pi/4.
struct Angle {
    unsigned quadrant;
    long double rest;
};

uint64_t bits_at(int index) {
    int shift = index % 64;
    const uint64_t* word = two_over_pi + index / 64;
    return shift == 0 ? word[0] : word[0] << shift | word[1] >> (64 - shift);
}

// For x > pi/4. x is m * 2^e with a whole m; the 192 bits of 2/pi which are taken end 190 - behind the 2^-e's.
Angle reduce(double x) {
    constexpr int mantissa_bits = 52, bias = 1075;
    uint64_t bits = __builtin_bit_cast(uint64_t, x);
    uint64_t m = (bits & ((uint64_t{1} << mantissa_bits) - 1)) | uint64_t{1} << mantissa_bits;
    int first = static_cast<int>(bits >> mantissa_bits) - bias + 62;
    Wide low = static_cast<Wide>(m) * bits_at(first + 128);
    Wide middle = static_cast<Wide>(m) * bits_at(first + 64) + static_cast<uint64_t>(low >> 64);
    uint64_t high = m * bits_at(first) + static_cast<uint64_t>(middle >> 64);
    unsigned quadrant = static_cast<unsigned>(high >> 62);
    Wide top = static_cast<Wide>(high) << 66 | static_cast<Wide>(static_cast<uint64_t>(middle)) << 2 |
               static_cast<uint64_t>(low) >> 62;
    uint64_t bottom = static_cast<uint64_t>(low) << 2;
    bool beyond_half = static_cast<int64_t>(top >> 64) < 0;
    if (beyond_half) { // count from the quadrant above, downwards
        top = ~top + (bottom == 0);
        bottom = -bottom;
        quadrant = (quadrant + 1) % 4;
    }
    constexpr long double word = 0x1p-64L;
    long double part = bottom * word + static_cast<uint64_t>(top);
    part = (part * word + static_cast<uint64_t>(top >> 64)) * word;
    return {quadrant, (beyond_half ? -part : part) * pi_half};
}

// The sine of an angle that lies so many quadrants further on.
double sine_after(double x, unsigned quadrants) {
    double a = __builtin_fabs(x);
    if (!(a < infinity)) return x - x;
    Angle angle = a <= pi_quarter ? Angle{0, a} : reduce(a);
    unsigned quadrant = (angle.quadrant + quadrants) % 4;
    long double result = quadrant % 2 == 0 ? x87_sin(angle.rest) : x87_cos(angle.rest);
    return static_cast<double>(quadrant < 2 ? result : -result);
}

} // namespace
} // namespace predawn::gccgo

using namespace predawn::gccgo;

extern "C" {
double sin(double x);
double cos(double x);
double tan(double x);

double sin(double x) {
    double result = sine_after(x, 0);
    return __builtin_signbit(x) ? -result : result;
}

double cos(double x) { return sine_after(x, 1); }

double tan(double x) {
    double a = __builtin_fabs(x);
    if (!(a < infinity)) return x - x;
    Angle angle = a <= pi_quarter ? Angle{0, a} : reduce(a);
    long double result = x87_tan(angle.rest);
    if (angle.quadrant % 2 != 0) result = -1 / result;
    return static_cast<double>(__builtin_signbit(x) ? -result : result);
}
}

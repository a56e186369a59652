// erf.cpp -- erf and erfc, as package math calls them.
//
// Up to 2 the series erf(a) = 2/sqrt(pi) * e^-a^2 * sum of 2^n a^(2n+1) / (1*3*..*(2n+1)): all its terms are positive,
// so nothing cancels. Beyond, where erfc is small, the continued fraction of Laplace. (Abramowitz and Stegun, 7.1.6,
// 7.1.14.)
#include <stdint.h>

#include "runtime/gccgo/packages/x87.h"

namespace predawn::gccgo {
namespace {

constexpr long double root_of_pi = 1.7724538509055160272981674833411451828L;
constexpr double series_max = 2;

// a^2 has twice the bits of a: the square of a's upper 27 bits is exact, and the rest is small.
long double exp_of_minus_square(double a) {
    double high = __builtin_bit_cast(double, __builtin_bit_cast(uint64_t, a) >> 27 << 27);
    long double low = static_cast<long double>(a) - high;
    return exp_wide(-static_cast<long double>(high) * high) * exp_wide(-low * (static_cast<long double>(a) + high));
}

long double erf_by_series(double a) {
    constexpr long double negligible = 0x1p-66L;
    long double sum = a, term = a;
    for (int odd = 3; term > sum * negligible; odd += 2) {
        term *= 2 * static_cast<long double>(a) * a / odd;
        sum += term;
    }
    return 2 / root_of_pi * exp_of_minus_square(a) * sum;
}

// a > 2.
long double erfc_by_fraction(double a) {
    constexpr int depth = 100; // at 2 the rest is less than 2^-70
    constexpr double zero_from = 27.3;
    if (a > zero_from) return 0;
    long double below = a;
    for (int k = depth; k > 0; k--) below = a + k / (2 * below);
    return exp_of_minus_square(a) / (root_of_pi * below);
}

} // namespace
} // namespace predawn::gccgo

using namespace predawn::gccgo;

extern "C" {
double erf(double x);
double erfc(double x);

double erf(double x) {
    double a = __builtin_fabs(x);
    if (a != a || a == 0) return x;
    long double result = a <= series_max ? erf_by_series(a) : 1 - erfc_by_fraction(a);
    return __builtin_copysign(static_cast<double>(result), x);
}

double erfc(double x) {
    if (x != x) return x;
    if (x > series_max) return static_cast<double>(erfc_by_fraction(x));
    if (x < -series_max) return static_cast<double>(2 - erfc_by_fraction(-x));
    long double inner = x == 0 ? 0 : erf_by_series(__builtin_fabs(x));
    return static_cast<double>(x < 0 ? 1 + inner : 1 - inner);
}
}

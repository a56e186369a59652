// logarithm.cpp -- log, log10, log1p, and what is made of them: acosh, asinh, atanh, as package math calls them.
#include "runtime/gccgo/packages/x87.h"

namespace predawn::gccgo {

// The sum 1 + x would lose what makes it differ from 1 where x is small.
long double log1p_wide(long double x) {
    constexpr long double small = 0.29; // 1 - sqrt(1/2), rounded down
    if (__builtin_fabsl(x) < small) return x87_log2_plus_one(x, ln_of_2);
    return x87_log2(1 + x, ln_of_2);
}

} // namespace predawn::gccgo

using namespace predawn::gccgo;

extern "C" {
double log(double x);
double log10(double x);
double log1p(double x);
double acosh(double x);
double asinh(double x);
double atanh(double x);

double log(double x) { return static_cast<double>(x87_log2(x, ln_of_2)); }

double log10(double x) {
    constexpr long double log10_of_2 = 0.30102999566398119521373889472449302677L;
    return static_cast<double>(x87_log2(x, log10_of_2));
}

double log1p(double x) { return static_cast<double>(log1p_wide(x)); }

// ln(x + sqrt(x^2 - 1)), by what x is more than 1. Below 1 the root is none.
double acosh(double x) {
    if (x < 1) return __builtin_nan("");
    long double more = static_cast<long double>(x) - 1;
    return static_cast<double>(log1p_wide(more + x87_sqrt(more * (more + 2))));
}

// ln(a + sqrt(a^2 + 1)) for a = |x|, without the difference of numbers that are nearly the same.
double asinh(double x) {
    constexpr double large = 0x1p70; // beyond, the root is a
    long double a = __builtin_fabs(x);
    long double result = a > large ? x87_log2(a, ln_of_2) + ln_of_2 : log1p_wide(a + a * a / (1 + x87_sqrt(a * a + 1)));
    return __builtin_copysign(static_cast<double>(result), x);
}

// ln((1 + a) / (1 - a)) / 2 for a = |x|.
double atanh(double x) {
    long double a = __builtin_fabs(x);
    return __builtin_copysign(static_cast<double>(log1p_wide(2 * a / (1 - a)) / 2), x);
}
}

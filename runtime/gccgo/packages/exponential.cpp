// exponential.cpp -- exp, expm1, pow, cbrt and ldexp, as package math calls them.
//
// 2^t is 2^n * 2^r with n the nearest whole number: f2xm1 gives 2^r - 1. What matters is that r keeps its bits though n
// takes ten of them; each function says how.
#include <stdint.h>

#include "runtime/gccgo/packages/x87.h"

namespace predawn::gccgo {
namespace {

constexpr long double ln_of_2_high = 0x1.62e42fefa39efp-1L; // 53 bits: times n it is exact
constexpr long double ln_of_2_low = 2.319046813846299615494855e-17L;

// 2^(n + r).
long double exp2_of(long double n, long double r) { return x87_scale(x87_exp2_minus_one(r) + 1, n); }

long double exp2_wide(long double t) {
    long double n = x87_round(t);
    return exp2_of(n, t - n);
}

bool is_whole(double y) { return __builtin_fabs(y) >= 0x1p53 || static_cast<double>(static_cast<int64_t>(y)) == y; }

bool is_odd(double y) { return __builtin_fabs(y) < 0x1p53 && is_whole(y) && (static_cast<int64_t>(y) & 1) != 0; }

// a^y for finite a > 0 and finite y. With a = 2^e * m, the power is 2^(y*e + y*log2(m)): y*e has at most 64 bits and is
// exact; m is near 1, so that the other product is not more than half of y and errs by its last bit only.
double power(double a, double y) {
    constexpr long double beyond = 1100; // doubles end at 2^1024 and 2^-1074
    long double e = x87_exponent(a);
    long double m = x87_scale(a, -e);
    if (m > 1.4142135623730950488L) {
        m /= 2;
        e += 1;
    }
    long double whole = y * e;
    long double rest = x87_log2(m, y);
    long double n = x87_round(whole + rest);
    if (n > beyond) return infinity;
    if (n < -beyond) return 0;
    return static_cast<double>(exp2_of(n, (whole - n) + rest));
}

} // namespace

// x = n * ln 2 + r: the high part times n is exact, and so is the difference.
long double exp_wide(long double x) {
    constexpr long double above = 710, below = -746;
    if (x > above) return infinity;
    if (x < below) return 0;
    long double n = x87_round(x * log2_of_e);
    long double r = (x - n * ln_of_2_high) - n * ln_of_2_low;
    return exp2_of(n, r * log2_of_e);
}

} // namespace predawn::gccgo

using namespace predawn::gccgo;

extern "C" {
double exp(double x);
double expm1(double x);
double pow(double x, double y);
double cbrt(double x);
double ldexp(double x, int n);

double exp(double x) { return static_cast<double>(exp_wide(x)); }

double expm1(double x) {
    constexpr double small = 0.25;
    if (__builtin_fabs(x) < small) return static_cast<double>(x87_exp2_minus_one(x * log2_of_e));
    return static_cast<double>(exp_wide(x) - 1);
}

// The special cases are those of C, annex F.10.4.4, which package math has too.
double pow(double x, double y) {
    if (y == 0 || x == 1) return 1;
    if (x != x || y != y) return x + y;
    double a = __builtin_fabs(x);
    if (__builtin_fabs(y) == infinity) {
        if (a == 1) return 1;
        return (a > 1) == (y > 0) ? infinity : 0;
    }
    double sign = __builtin_signbit(x) && is_odd(y) ? -1.0 : 1.0;
    if (a == 0 || a == infinity) return sign * ((a == 0) == (y < 0) ? infinity : 0);
    if (x < 0 && !is_whole(y)) return __builtin_nan("");
    return sign * power(a, y);
}

// By 2^(log2(a) / 3), and one step of Newton's, which doubles the right bits.
double cbrt(double x) {
    double a = __builtin_fabs(x);
    if (a == 0 || !(a < infinity)) return x;
    long double root = exp2_wide(x87_log2(a, 1) / 3);
    root -= (root * root * root - a) / (3 * root * root);
    return __builtin_copysign(static_cast<double>(root), x);
}

double ldexp(double x, int n) {
    constexpr int most = 3000; // more than from the smallest double to the largest
    int in_range = n > most ? most : n < -most ? -most : n;
    return static_cast<double>(x87_scale(x, in_range));
}
}

// x87.h -- the instructions of x87.asm as functions, and constants of 64 bits.
#pragma once

extern "C" {
long double x87_log2(long double x, long double y);          // y * log2(x)
long double x87_log2_plus_one(long double x, long double y); // y * log2(1 + x), |x| < 0.29
long double x87_exp2_minus_one(long double x);               // |x| <= 1
long double x87_scale(long double x, long double n);         // x * 2^n
long double x87_exponent(long double x);
long double x87_round(long double x);
long double x87_sqrt(long double x);
long double x87_remainder(long double x, long double y);
long double x87_atan2(long double y, long double x);
long double x87_sin(long double x); // |x| <= pi / 4
long double x87_cos(long double x);
long double x87_tan(long double x);
}

namespace predawn::gccgo {

constexpr long double pi_half = 1.5707963267948966192313L;
constexpr long double pi_quarter = 0.78539816339744830961566L;
constexpr long double log2_of_e = 1.4426950408889634073599L;
constexpr long double ln_of_2 = 0.69314718055994530941723L;
constexpr double infinity = __builtin_inf();

long double exp_wide(long double x);   // e^x, where x is a multiple of 2^-54 or |x| < 0.3
long double log1p_wide(long double x); // ln(1 + x)

} // namespace predawn::gccgo

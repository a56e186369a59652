// complex.cpp -- products and quotients of complex numbers, with the infinities of C's Annex G.
//
// The compiler multiplies in line, and comes here where both parts have become NaN: then an infinite factor makes an
// infinite product. A divisor is scaled first, so that its square neither overflows nor vanishes.
#include "predawn.h"

namespace predawn::gccgo {

template <typename T>
struct Complex {
    T re, im;
};

namespace {

template <typename T>
inline T unit(T value) { // of an infinity 1, else 0, with the sign
    return __builtin_copysign(__builtin_isinf(value) ? T{1} : T{0}, value);
}
template <typename T>
inline T zero_if_nan(T value) {
    return __builtin_isnan(value) ? __builtin_copysign(T{0}, value) : value;
}
template <typename T>
inline bool is_infinite(Complex<T> z) {
    return __builtin_isinf(z.re) || __builtin_isinf(z.im);
}
template <typename T>
inline bool is_finite(Complex<T> z) {
    return __builtin_isfinite(z.re) && __builtin_isfinite(z.im);
}

template <typename T>
Complex<T> product(Complex<T> x, Complex<T> y) {
    constexpr T infinity = __builtin_inf();
    T aa = x.re * y.re, bb = x.im * y.im, ab = x.re * y.im, ba = x.im * y.re;
    Complex<T> result = {aa - bb, ab + ba};
    if (!__builtin_isnan(result.re) || !__builtin_isnan(result.im)) return result;
    bool again = is_infinite(x) || is_infinite(y);
    if (is_infinite(x)) {
        x = {unit(x.re), unit(x.im)};
        y = {zero_if_nan(y.re), zero_if_nan(y.im)};
    }
    if (is_infinite(y)) {
        y = {unit(y.re), unit(y.im)};
        x = {zero_if_nan(x.re), zero_if_nan(x.im)};
    }
    if (!again && (__builtin_isinf(aa) || __builtin_isinf(bb) || __builtin_isinf(ab) || __builtin_isinf(ba))) {
        x = {zero_if_nan(x.re), zero_if_nan(x.im)};
        y = {zero_if_nan(y.re), zero_if_nan(y.im)};
        again = true;
    }
    if (again) result = {infinity * (x.re * y.re - x.im * y.im), infinity * (x.re * y.im + x.im * y.re)};
    return result;
}

// The power of two that brings a divisor's larger part to 1 up to 2, and its exponent; 0 where there is none.
int exponent_of(double value) {
    uint64_t bits = __builtin_bit_cast(uint64_t, value) & ~(uint64_t{1} << 63);
    if (bits == 0 || bits >= uint64_t{0x7ff} << 52) return 0;
    int64_t exponent;
    (void)pd_frexp(value, &exponent);
    return static_cast<int>(exponent) - 1;
}

template <typename T>
Complex<T> quotient(Complex<T> x, Complex<T> y) {
    constexpr T infinity = __builtin_inf();
    double larger = __builtin_fabs(static_cast<double>(y.re)), im = __builtin_fabs(static_cast<double>(y.im));
    if (im > larger || __builtin_isnan(larger)) larger = im;
    int exponent = exponent_of(larger);
    double re_scaled = pd_ldexp(y.re, -exponent), im_scaled = pd_ldexp(y.im, -exponent);
    double square = re_scaled * re_scaled + im_scaled * im_scaled;
    Complex<T> result = {static_cast<T>(pd_ldexp((x.re * re_scaled + x.im * im_scaled) / square, -exponent)),
                         static_cast<T>(pd_ldexp((x.im * re_scaled - x.re * im_scaled) / square, -exponent))};
    if (!__builtin_isnan(result.re) || !__builtin_isnan(result.im)) return result;
    if (square == 0 && (!__builtin_isnan(x.re) || !__builtin_isnan(x.im))) {
        T sign = __builtin_copysign(infinity, y.re);
        return {sign * x.re, sign * x.im};
    }
    if (is_infinite(x) && is_finite(y)) {
        x = {unit(x.re), unit(x.im)};
        return {infinity * (x.re * y.re + x.im * y.im), infinity * (x.im * y.re - x.re * y.im)};
    }
    if (is_infinite(y) && is_finite(x)) {
        y = {unit(y.re), unit(y.im)};
        return {T{0} * (x.re * y.re + x.im * y.im), T{0} * (x.im * y.re - x.re * y.im)};
    }
    return result;
}

} // namespace

// By the C convention a complex number is what a struct of two is.
Complex<double> gccgo_multiply_f64(double a, double b, double c, double d) asm("__muldc3");
Complex<double> gccgo_divide_f64(double a, double b, double c, double d) asm("__divdc3");
Complex<float> gccgo_multiply_f32(float a, float b, float c, float d) asm("__mulsc3");
Complex<float> gccgo_divide_f32(float a, float b, float c, float d) asm("__divsc3");

Complex<double> gccgo_multiply_f64(double a, double b, double c, double d) { return product<double>({a, b}, {c, d}); }
Complex<double> gccgo_divide_f64(double a, double b, double c, double d) { return quotient<double>({a, b}, {c, d}); }
Complex<float> gccgo_multiply_f32(float a, float b, float c, float d) { return product<float>({a, b}, {c, d}); }
Complex<float> gccgo_divide_f32(float a, float b, float c, float d) { return quotient<float>({a, b}, {c, d}); }

} // namespace predawn::gccgo

// arc.cpp -- asin, acos, atan and atan2, as package math calls them: by the processor's angle of a point, which knows
// the signs of zeroes and the infinities as IEEE 754 wants them.
#include "runtime/gccgo/packages/x87.h"

extern "C" {
double asin(double x);
double acos(double x);
double atan(double x);
double atan2(double y, double x);

// 1 - x^2 as a product: the difference of x and 1 is exact where they are near.
double asin(double x) {
    long double wide = x;
    return static_cast<double>(x87_atan2(wide, x87_sqrt((1 - wide) * (1 + wide))));
}

double acos(double x) {
    long double wide = x;
    return static_cast<double>(2 * x87_atan2(x87_sqrt(1 - wide), x87_sqrt(1 + wide)));
}

double atan(double x) { return static_cast<double>(x87_atan2(x, 1)); }
double atan2(double y, double x) { return static_cast<double>(x87_atan2(y, x)); }
}

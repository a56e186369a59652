// remainder.cpp -- fmod, as package math calls it.
#include "runtime/gccgo/packages/x87.h"

extern "C" double fmod(double x, double y);
extern "C" double fmod(double x, double y) { return static_cast<double>(x87_remainder(x, y)); }

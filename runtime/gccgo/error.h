// error.h -- the values of panics.
#pragma once

#include "runtime/defer.h"
#include "runtime/gccgo/abi.h"

namespace predawn::gccgo {

// As compiled code knows it. All are of gccgo's types, for run-time errors are made by error.cpp, which is linked
// wherever this is called.
Any value_of_panic(const Panic& p);

} // namespace predawn::gccgo

// missing.cpp -- the end of a program that calls what is not there.
//
// Objects of packages refer to much that a program seldom needs. The driver makes a function of each such name, which
// comes here with it.
#include "runtime/gccgo/packages/fatal.h"

using namespace predawn;
using namespace predawn::gccgo;

extern "C" {
[[noreturn]] void gccgo_missing(const char* name);

void gccgo_missing(const char* name) {
    fatal(joined(pd_string_from_cstring(name), {" is not in Predawn", 18}));
}
}

// library.h -- functions of the language that are written in it.
//
// A program that names one is compiled with the library beside it, and gets the functions that it calls, with symbols
// that begin with `toy.`. So what it does not use is not there, and its own declarations of the same names come first.
#pragma once

#include "source.h"
#include "token.h"

#include <vector>

namespace toy {

Source library_source();

// Whether one of the names is that of a function of the library.
bool names_library(const std::vector<Token> &tokens);

} // namespace toy

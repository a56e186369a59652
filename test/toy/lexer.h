// lexer.h -- text to tokens, with the automatic semicolons of Go.
//
// A newline becomes a semicolon after an identifier, a literal, a type or constant keyword, `break`, `continue`,
// `return`, `++`, `--`, `)`, `]` and `}`. Comments are `//` to the end of the line and `/* */`.
#pragma once

#include "source.h"
#include "token.h"

#include <vector>

namespace toy {

// The tokens of the whole text, the source of this number; the last one is end_of_file. Bad characters are reported and
// left out.
std::vector<Token> scan(const Source &source, int file, Diagnostics &diagnostics);

} // namespace toy

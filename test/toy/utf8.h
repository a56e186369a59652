// utf8.h -- runes and their bytes.
#pragma once

#include <cstdint>
#include <string>

namespace toy {

// A rune as UTF-8; U+FFFD for what is none.
std::string utf8(std::int64_t rune);

// The rune at an offset within the text, and how many bytes it takes; U+FFFD and 1 where there is none.
std::int64_t decode(const std::string &text, std::size_t offset, std::size_t &width);

} // namespace toy

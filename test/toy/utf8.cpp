// utf8.cpp -- runes and their bytes.
#include "utf8.h"

namespace toy {
namespace {

constexpr std::int64_t replacement = 0xfffd, rune_max = 0x10ffff;

bool is_rune(std::int64_t rune) {
    return rune >= 0 && rune <= rune_max && (rune < 0xd800 || rune > 0xdfff);
}

} // namespace

std::string utf8(std::int64_t rune) {
    if (!is_rune(rune))
        rune = replacement;
    auto byte = [](std::int64_t value) { return static_cast<char>(value); };
    auto rest = [&](int shift) { return byte(0x80 | ((rune >> shift) & 0x3f)); };
    if (rune < 0x80)
        return {byte(rune)};
    if (rune < 0x800)
        return {byte(0xc0 | (rune >> 6)), rest(0)};
    if (rune < 0x10000)
        return {byte(0xe0 | (rune >> 12)), rest(6), rest(0)};
    return {byte(0xf0 | (rune >> 18)), rest(12), rest(6), rest(0)};
}

std::int64_t decode(const std::string &text, std::size_t offset, std::size_t &width) {
    auto at = [&](std::size_t i) -> std::int64_t {
        return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0;
    };
    const std::int64_t first = at(0);
    width = 1;
    if (first < 0x80)
        return first;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    std::int64_t rune = first & (0x7f >> length);
    for (std::size_t i = 1; i < length; i++)
        rune = (rune << 6) | (at(i) & 0x3f);
    // Right exactly where it is written as it would be here: no byte out of place, no form longer than needed.
    if (!is_rune(rune) || text.compare(offset, length, utf8(rune)) != 0)
        return replacement;
    width = length;
    return rune;
}

} // namespace toy

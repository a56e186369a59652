// begins_with.h -- whether a text begins with another. Pure.
#pragma once

namespace predawn {

inline bool begins_with(const char* text, const char* with) {
    while (*with && *text == *with) text++, with++;
    return *with == 0;
}

} // namespace predawn

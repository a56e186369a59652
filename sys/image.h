// image.h -- the program's own ELF image, as the kernel has loaded it.
#pragma once

#include "sys/linux.h"

extern "C" {
[[gnu::visibility("hidden")]] extern const uint8_t __ehdr_start[]; // the whole image, not the header alone

// The code, behind all tables: that of the runtime, first what compilers call by themselves (linker/predawn.ld).
[[gnu::weak]] extern const uint8_t __predawn_memory[], __predawn_code[], __predawn_code_end[];
}

namespace predawn::sys {

// The first program header of this type, or null.
const ElfProgramHeader* image_segment(uint32_t type);

// What to add to an address in the file to get the one in memory: 0 but for a static-PIE.
uintptr_t image_bias();

// What lies before the code: the headers, constants and tables.
inline const uint8_t* image_start() { return __ehdr_start; }
inline const uint8_t* image_tables_end() { return __predawn_memory; }

// The address lies in the segment that holds the code.
bool image_has_code(uintptr_t address);

} // namespace predawn::sys

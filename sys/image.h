// image.h -- the program's own ELF image, as the kernel has loaded it.
#pragma once

#include "sys/linux.h"

namespace predawn::sys {

// The first program header of this type, or null.
const ElfProgramHeader* image_segment(uint32_t type);

// What to add to an address in the file to get the one in memory: 0 but for a static-PIE.
uintptr_t image_bias();

// The address lies in the segment that holds the code.
bool image_has_code(uintptr_t address);

} // namespace predawn::sys

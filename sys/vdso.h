// vdso.h -- the image that the kernel maps into every process, as a table of functions.
#pragma once

namespace predawn::sys {

// The address of the function `name` that the ELF image exports, null where it has none or is not understood. Every
// table must lie in the loaded part of the image. Pure.
const void* vdso_function(const void* image, const char* name);

} // namespace predawn::sys

// exe.h -- the program's own file, mapped when a report first needs it (/proc/self/exe).
//
// Nothing of it is trusted: a part that the file has not got is null. Runs on a g0's or a signal stack; any M at any
// time.
#pragma once

#include <stdint.h>

#include "sys/linux.h"

namespace predawn {

// The file's header, or null: it cannot be read. The others only when this has given one.
const sys::ElfHeader* exe_header();

// So many bytes of the file, or null where it ends before they do.
const char* exe_part(uint64_t offset, uint64_t bytes);

// The section header with this number, or null.
const sys::ElfSectionHeader* exe_section(uint32_t number);

} // namespace predawn

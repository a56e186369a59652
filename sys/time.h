// time.h -- clocks.
#pragma once

#include <stdint.h>

namespace predawn::sys {

// The ELF image that the kernel put into the process (AT_SYSINFO_EHDR), null for none. Set at boot by the only thread.
extern const void* vdso_image;

// Nanoseconds of CLOCK_MONOTONIC. Without a system call where the kernel's image offers that; the image is searched on
// the first call. Any goroutine or g0; the kernel's code runs on the system stack.
int64_t monotonic_ns();

// The same of CLOCK_REALTIME, since 1970.
int64_t realtime_ns();

} // namespace predawn::sys

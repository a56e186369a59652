// cpu.h -- what the processor can do beyond x86-64's first version.
//
// The instruction cpuid traps in a virtual machine and takes microseconds there: ask once, on first need, never at a
// start.
#pragma once

#include <stdint.h>

namespace predawn {

// Intel's "Instruction Set Reference", CPUID: leaf 1, ecx, bit 25.
inline bool cpu_has_aes() {
    uint32_t a = 1, b, c = 0, d;
    asm volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
    return (c >> 25 & 1) != 0;
}

} // namespace predawn

// random.cpp -- numbers that look random, where a package asks its runtime for them.
#include "runtime/hash.h"

using namespace predawn;

extern "C" {

uint32_t gccgo_random() asm("runtime.fastrand");
uint32_t gccgo_os_random() asm("os.fastrand");
uint32_t gccgo_net_random() asm("net.fastrand");

uint32_t gccgo_random() { return static_cast<uint32_t>(hash_random()); }
uint32_t gccgo_os_random() { return static_cast<uint32_t>(hash_random()); }
uint32_t gccgo_net_random() { return static_cast<uint32_t>(hash_random()); }
}

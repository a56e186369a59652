// args.h -- what the kernel gave the process at its start: arguments, environment, auxiliary vector.
//
// All of it stays where the kernel put it, at the top of the OS stack; only the addresses are kept. Written once at
// boot by the only thread, so nothing guards it.
#pragma once

#include <stdint.h>

#include "sys/linux.h"

namespace predawn {

struct Args {
    int argc;
    int envc;
    char** argv;
    char** envv;
    const sys::AuxEntry* auxv;
};
extern Args args;

// `stack` is where the kernel left argc. Reads the pointers of the environment, because the auxiliary vector begins
// where they end, but no argument and no variable: a page of the OS stack that is not needed is not touched.
void args_begin(uintptr_t* stack);

// The entry of this type, 0 where the kernel gave none. From args_begin on, anywhere.
uint64_t aux_value(uint64_t type);

// The value of the first `name=value` in the environment, or null. The name is not empty and holds no `=`.
const char* env_value(const char* name);

} // namespace predawn

// stack_protector.cpp -- what code built with -fstack-protector calls when its canary has changed.
//
// The canary is at fs:0x28 (tls.cpp). The name is GCC's and Clang's. Any goroutine, predawn.
#include "runtime/panic.h"

extern "C" [[noreturn]] void __stack_chk_fail() { predawn::fatal("stack smashing detected"); }

// time.cpp -- the public clock.
#include "predawn.h"
#include "sys/time.h"

extern "C" int64_t pd_nanotime() { return predawn::sys::monotonic_ns(); }

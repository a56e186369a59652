// goid.cpp -- pd_goid: the number of the goroutine that calls.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/g.h"

extern "C" int64_t pd_goid() { return predawn::current_g()->goid; }

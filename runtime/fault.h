// fault.h -- a fault of compiled code as a panic that can be recovered.
#pragma once

#include "predawn.h"
#include "runtime/death.h"

namespace predawn {

struct FaultFrame;

// Ends the process because of a signal. But where it is a program's mistake, which something deferred could recover,
// the interrupted goroutine will go on, once the handler has returned, as if the instruction had panicked.
void die_or_panic(const Death& d);

// The line that a report has for it.
pd_string fault_line(const FaultFrame& fault);

} // namespace predawn

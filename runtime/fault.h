// fault.h -- a fault of compiled code as a panic that can be recovered.
#pragma once

#include "predawn.h"
#include "runtime/death.h"

namespace predawn {

struct FaultFrame;

// Ends the process because of a signal. But where it is a program's mistake, or any fault of a goroutine that has asked
// for panics (G::faulty_goid), and something deferred could recover it, the interrupted goroutine will go on, once the
// handler has returned, as if the instruction had panicked.
void die_or_panic(const Death& d);

// The line that a report has for it.
pd_string fault_line(const FaultFrame& fault);

} // namespace predawn

// print.h -- the line of output that is open, if any.
#pragma once

#include <stdint.h>

namespace predawn {

// Writes the line that this M has open, without closing it: the process is ending. Takes no lock.
void print_flush_for_exit();

// Ends what was begun since the goroutine's no_park was this: whoever began it will not. A line that was opened since
// is written.
void print_end_down_to(uint32_t no_park);

} // namespace predawn

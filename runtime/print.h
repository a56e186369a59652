// print.h -- the line of output that is open, if any.
#pragma once

namespace predawn {

// Writes the line that this M has open, without closing it: the process is ending. Takes no lock.
void print_flush_for_exit();

} // namespace predawn

// start.h -- what the goroutine of main does: a language's archive may bring its own.
#pragma once

namespace predawn {

// Calls pd_main. Weak in start.cpp. (Unoptimised, it stands in tracebacks, which leave out names of ours.)
void main_run(void*);

} // namespace predawn

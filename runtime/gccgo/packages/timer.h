// timer.h -- whether a goroutine of package time's is there, which a program that counts its own must not see.
#pragma once

namespace predawn::gccgo {

// Weak where it is called: without timer.cpp there is none.
[[gnu::weak]] bool timers_run();

} // namespace predawn::gccgo

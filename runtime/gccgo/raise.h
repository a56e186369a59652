// raise.h -- leaves the frames above the next landing pad.
#pragma once

namespace predawn::gccgo {

// Goes on at the landing pad of the newest frame that has one for where it stands. On a goroutine's stack, of which it
// needs little more than a return address.
[[noreturn]] void raise();

} // namespace predawn::gccgo

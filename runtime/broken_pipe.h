// broken_pipe.h -- what a write to a pipe that nobody reads does.
#pragma once

namespace predawn {

// Before a write to another descriptor than 1 and 2: from now on the answer is EPIPE instead of SIGPIPE, unless the
// program has said itself what that signal does. On any stack.
void broken_pipe_is_an_error();

// For who has got EPIPE instead of SIGPIPE, which is ignored, blocked or handled: the end by that signal.
[[noreturn]] void die_of_broken_pipe(int fd);

} // namespace predawn

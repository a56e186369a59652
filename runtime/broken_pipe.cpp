// broken_pipe.cpp -- what a write to a pipe that nobody reads does.
//
// To descriptors 1 and 2 it ends the program by SIGPIPE, as of old; to any other it is an error like others, as in Go.
// So the first write to one of those installs a handler, which returns if the signal comes from this process's own
// write, and else, where somebody has sent it, lets it do what it does by default.

#include "runtime/broken_pipe.h"

#include "rt0/atomic.h"
#include "rt0/machine.h"
#include "sys/signal.h"
#include "sys/thread.h"

namespace predawn {
namespace {

constinit Atomic<bool> is_handled = {}; // several Ms may find it false: they do the same

void on_pipe_signal(int signal, sys::SigInfo* info, sys::UContext*) {
    int sender = static_cast<int>(info->address), self = sys::process_id();
    if (sender == self) return;
    (void)sys::signal_default(signal);
    (void)sys::process_signal(self, signal); // comes when this handler has returned
}

uint64_t handle(void*) {
    sys::SigAction old = {};
    if (sys::signal_action(sys::signal_pipe, old).ok() && !old.handler) {
        (void)sys::signal_handle_by(sys::signal_pipe, on_pipe_signal);
    }
    is_handled.store_relaxed(true);
    return 0;
}

} // namespace

void broken_pipe_is_an_error() {
    if (!is_handled.load_relaxed()) rt0_on_system_stack(handle, nullptr);
}

} // namespace predawn

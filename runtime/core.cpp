// core.cpp -- the end of a process by SIGABRT, which leaves a core dump, for who asks for one: GOTRACEBACK=crash.
//
// Linked where a program is built with -g (predawn-cc): else nobody could read it.

#include "runtime/args.h"
#include "runtime/death.h"
#include "sys/signal.h"
#include "sys/thread.h"

namespace predawn {

namespace {

[[gnu::cold]] bool is_asked_for() {
    const char* wanted = "crash";
    const char* is = env_value("GOTRACEBACK");
    if (!is) return false;
    while (*wanted && *wanted == *is) wanted++, is++;
    return *wanted == *is;
}

} // namespace

[[gnu::cold]] void die_end() {
    if (is_asked_for()) {
        (void)sys::signal_default(sys::signal_abrt);
        (void)sys::signal_mask(sys::sig_unblock, uint64_t{1} << (sys::signal_abrt - 1));
        // To this thread: another one that it is for may not have come to its dump when this one goes on to exit.
        (void)sys::thread_signal(sys::process_id(), sys::thread_id(), sys::signal_abrt);
    }
    sys::process_exit(2); // or process 1 of a system, which signals do not end
}

} // namespace predawn

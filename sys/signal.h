// signal.h -- signal actions, masks and stacks.
#pragma once

#include "sys/syscall.h"

namespace predawn::sys {

constexpr uint64_t signal_set_bytes = 8;

// From now on this signal enters sys_up_signal, on the alternate stack. A fault within a handler enters again; SIGQUIT
// waits until it is over: it is sent often, and each entry takes kilobytes of that stack.
inline Result<int> signal_handle(int signal) {
    constexpr uint64_t quit_only = 1 << (signal_quit - 1);
    constexpr uint64_t flags = sa_siginfo | sa_onstack | sa_nodefer | sa_restart | sa_restorer;
    SigAction action = {sys_signal_entry, flags, __restore_rt, quit_only};
    return call<int>(Call::rt_sigaction, signal, &action, nullptr, signal_set_bytes);
}

// From now on this signal enters this function, on the alternate stack, with the signal itself blocked; it may return.
inline Result<int> signal_handle_by(int signal, void (*handler)(int, SigInfo*, UContext*)) {
    constexpr uint64_t flags = sa_siginfo | sa_onstack | sa_restart | sa_restorer;
    SigAction action = {reinterpret_cast<void (*)()>(handler), flags, __restore_rt, 0};
    return call<int>(Call::rt_sigaction, signal, &action, nullptr, signal_set_bytes);
}

// What this signal does now.
inline Result<int> signal_action(int signal, SigAction& now) {
    return call<int>(Call::rt_sigaction, signal, nullptr, &now, signal_set_bytes);
}

// From now on this signal does what it does by default.
inline Result<int> signal_default(int signal) {
    SigAction action = {};
    return call<int>(Call::rt_sigaction, signal, &action, nullptr, signal_set_bytes);
}

inline Result<int> signal_mask(int64_t how, uint64_t set, uint64_t* old = nullptr) {
    return call<int>(Call::rt_sigprocmask, how, &set, old, signal_set_bytes);
}

// Waits for one of these signals, which are blocked, and takes it.
inline Result<int> signal_wait(uint64_t set) {
    return call<int>(Call::rt_sigtimedwait, &set, nullptr, nullptr, signal_set_bytes);
}

// The stack on which this thread's handlers run.
inline Result<int> signal_stack(void* low, size_t bytes) {
    StackT stack = {low, 0, bytes};
    return call<int>(Call::sigaltstack, &stack, nullptr);
}

} // namespace predawn::sys

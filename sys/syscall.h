// syscall.h -- the stubs of sys, and Result<T>: what the kernel answers.
#pragma once

#include "sys/linux.h"

namespace predawn::sys {

extern "C" {
// Any system call; -errno on failure. Anywhere.
int64_t sys_call(int64_t number, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f);

// The same for up to five arguments, where the sixth is 0, and for up to three.
int64_t sys_call_middle(int64_t a, int64_t b, int64_t c, int64_t number, int64_t d, int64_t e);
int64_t sys_call_short(int64_t a, int64_t b, int64_t c, int64_t number);

// The FS base by instruction; only where AT_HWCAP2 has FSGSBASE.
void sys_write_fs_base(void* base);

// The time stamp counter.
uint64_t sys_read_tsc();

// A thread whose outermost function is entry(arg), on the stack below stack_top, with this FS base.
int64_t sys_clone(uint64_t flags, void* stack_top, void* fs_base, void (*entry)(void*), void* arg);

// Wakes up to `count` sleepers of a futex; futex.h.
void sys_futex_wake(const uint32_t* word, int count);

// Where the kernel enters on a signal and returns through; for rt_sigaction only.
void sys_signal_entry();
void __restore_rt();

// The one function of C++ that a signal enters; runtime/signal.cpp.
void sys_up_signal(int signal, SigInfo* info, UContext* context);
}

// A value, or the error that the kernel answered instead.
template <typename T>
struct [[nodiscard]] Result {
    int64_t raw;

    bool ok() const { return raw >= 0; } // addresses of a program too lie below 2^63
    Errno error() const { return ok() ? Errno{} : static_cast<Errno>(-raw); }
    bool is(Errno e) const { return raw == -static_cast<int64_t>(e); }
    T value() const { return (T)raw; }
};

template <typename T>
int64_t as_word(T value) {
    return (int64_t)value;
}

template <typename T, typename... Arguments>
Result<T> call(Call number, Arguments... arguments) {
    int64_t words[5] = {as_word(arguments)...};
    int64_t n = static_cast<int64_t>(number);
    if constexpr (sizeof...(arguments) <= 3) return {sys_call_short(words[0], words[1], words[2], n)};
    else return {sys_call_middle(words[0], words[1], words[2], n, words[3], words[4])};
}

} // namespace predawn::sys

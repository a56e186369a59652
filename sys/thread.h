// thread.h -- threads and the process.
#pragma once

#include "sys/syscall.h"

namespace predawn::sys {

// Starts a thread of this process that shares everything with it.
inline Result<int> thread_start(void* stack_top, void* fs_base, void (*entry)(void*), void* arg) {
    constexpr uint64_t flags =
        clone_vm | clone_fs | clone_files | clone_sighand | clone_thread | clone_sysvsem | clone_settls;
    return {sys_clone(flags, stack_top, fs_base, entry, arg)};
}

inline int thread_id() { return call<int>(Call::gettid).value(); }
inline int process_id() { return call<int>(Call::getpid).value(); }
inline void thread_yield() { (void)call<int>(Call::sched_yield); }

inline Result<int> thread_signal(int process, int thread, int signal) {
    return call<int>(Call::tgkill, process, thread, signal);
}

// Signal 0 asks whether the process exists.
inline Result<int> process_signal(int process, int signal) { return call<int>(Call::kill, process, signal); }

[[noreturn]] void process_exit(int status);

// Sets the FS base by system call.
inline Result<int> set_fs_base(void* base) { return call<int>(Call::arch_prctl, arch_set_fs, base); }

// How many processors this thread may run on; 1 where the kernel does not tell. Counts up to 8,192.
inline int processor_count() {
    uint64_t mask[128] = {};
    Result<int64_t> bytes = call<int64_t>(Call::sched_getaffinity, 0, sizeof mask, mask);
    if (!bytes.ok()) return 1;
    int count = 0;
    for (int64_t i = 0; i < bytes.value() / 8; i++) {
        for (uint64_t left = mask[i]; left; left &= left - 1) count++; // the builtin would call libgcc
    }
    return count > 0 ? count : 1;
}

} // namespace predawn::sys

// init.h -- what process 1 asks of the kernel: children, file systems, the console, the end of the machine.
#pragma once

#include "sys/syscall.h"

namespace predawn::sys {

// A copy of this process: 0 in the child, its number in the parent.
inline Result<int> process_fork() { return call<int>(Call::fork); }

// Less than a second, or until a signal.
inline void thread_sleep(int64_t nanoseconds) {
    Timespec time = {0, nanoseconds};
    (void)call<int>(Call::nanosleep, &time, nullptr);
}

// A child that has ended, if there is one; 0 where none has yet.
inline Result<int> process_ended(int* status) { return call<int>(Call::wait4, -1, status, wait_no_hang, nullptr); }

// Mounts a file system that the kernel itself has: its type is also its name.
inline Result<int> file_system_mount(const char* type, const char* at) {
    return call<int>(Call::mount, type, at, type, 0, nullptr);
}
inline Result<int> folder_make(const char* path) { return call<int>(Call::mkdir, path, 0755); }
inline Result<int> device_make(const char* path, int major, int minor) {
    return call<int>(Call::mknod, path, device_character | 0600, major << 8 | minor);
}

inline bool file_is_open(int fd) { return call<int>(Call::fcntl, fd, file_get_flags).ok(); }

// Whether this process's session may be given a terminal: fd is one, but not the session's already.
inline bool terminal_is_free(int fd) {
    char settings[64]; // struct termios of the kernel has 36 bytes
    int session;
    return call<int>(Call::ioctl, fd, terminal_get, settings).ok() &&
           !call<int>(Call::ioctl, fd, terminal_get_session, &session).ok();
}

// Makes a session of this process and gives it this terminal: what is typed there as ^C or ^\ reaches it as a signal.
inline void terminal_take(int fd) {
    (void)call<int>(Call::setsid);
    (void)call<int>(Call::ioctl, fd, terminal_set_session, 0);
}

// Waits until what was written to a terminal has left it.
inline void terminal_drain(int fd) { (void)call<int>(Call::ioctl, fd, terminal_wait_for_output, 1); }

inline void files_sync() { (void)call<int>(Call::sync); }

// Switches the machine off. Returns where that is not allowed.
inline void power_off() { (void)call<int>(Call::reboot, reboot_magic_1, reboot_magic_2, reboot_power_off); }

} // namespace predawn::sys

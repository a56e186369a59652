// names.cpp -- the tables of names.h.
#include "test/fault/names.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/syscall.h>

namespace {

struct Name {
    const char *text;
    long number;
};

constexpr Name calls[] = {
    {"read", SYS_read}, {"write", SYS_write}, {"open", SYS_open}, {"openat", SYS_openat}, {"close", SYS_close},
    {"fstat", SYS_fstat}, {"lseek", SYS_lseek}, {"mmap", SYS_mmap}, {"munmap", SYS_munmap},
    {"mprotect", SYS_mprotect}, {"madvise", SYS_madvise}, {"mremap", SYS_mremap},
    {"rt_sigaction", SYS_rt_sigaction}, {"rt_sigprocmask", SYS_rt_sigprocmask}, {"sigaltstack", SYS_sigaltstack},
    {"clone", SYS_clone}, {"clone3", SYS_clone3}, {"fork", SYS_fork}, {"futex", SYS_futex}, {"gettid", SYS_gettid},
    {"getpid", SYS_getpid}, {"tgkill", SYS_tgkill}, {"arch_prctl", SYS_arch_prctl}, {"prctl", SYS_prctl},
    {"sched_yield", SYS_sched_yield}, {"sched_getaffinity", SYS_sched_getaffinity}, {"nanosleep", SYS_nanosleep},
    {"clock_nanosleep", SYS_clock_nanosleep}, {"clock_gettime", SYS_clock_gettime}, {"select", SYS_select},
    {"poll", SYS_poll}, {"ppoll", SYS_ppoll}, {"epoll_create1", SYS_epoll_create1}, {"epoll_ctl", SYS_epoll_ctl},
    {"epoll_wait", SYS_epoll_wait}, {"eventfd2", SYS_eventfd2}, {"uname", SYS_uname}, {"getrandom", SYS_getrandom},
    {"prlimit64", SYS_prlimit64}, {"set_tid_address", SYS_set_tid_address}, {"pwrite64", SYS_pwrite64},
    {"writev", SYS_writev}, {"ioctl", SYS_ioctl}, {"execve", SYS_execve}, {"getuid", SYS_getuid},
};

constexpr Name errors[] = {
    {"EPERM", EPERM}, {"ENOENT", ENOENT}, {"EINTR", EINTR}, {"EIO", EIO}, {"EBADF", EBADF}, {"EAGAIN", EAGAIN},
    {"ENOMEM", ENOMEM}, {"EACCES", EACCES}, {"EFAULT", EFAULT}, {"EBUSY", EBUSY}, {"EEXIST", EEXIST},
    {"EINVAL", EINVAL}, {"ENFILE", ENFILE}, {"EMFILE", EMFILE}, {"ENOSPC", ENOSPC}, {"EPIPE", EPIPE},
    {"ENOSYS", ENOSYS}, {"ETIMEDOUT", ETIMEDOUT}, {"EOVERFLOW", EOVERFLOW}, {"EFBIG", EFBIG},
};

template <unsigned long count> long find(const Name (&table)[count], const char *text) {
    for (const Name &name : table)
        if (!strcmp(name.text, text)) return name.number;
    char *end = nullptr;
    long number = strtol(text, &end, 10);
    return end != text && *end == 0 && number >= 0 ? number : unknown_name;
}

} // namespace

long call_number(const char *name) { return find(calls, name); }

int error_number(const char *name) { return static_cast<int>(find(errors, name)); }

; posix.asm -- C functions that are a system call each, by the names that package syscall calls them by.
;
; They are called as C's are: up to six arguments, the answer, or -1 with errno set. A program that calls none of
; them has none.

%include "rt0/frame.inc"

extern sys_call
extern gccgo_failed
extern gccgo_block_begin
extern gccgo_block_end

SYS_waitid   equ 247
SYS_fcntl    equ 72
F_SETLKW     equ 7
F_OFD_SETLKW equ 38

; The arguments are those of sys_call but for the first; eax is the number.
procedure gccgo_c_call
        push    r9
        cfa     rsp, 16
        mov     r9, r8
        mov     r8, rcx
        mov     rcx, rdx
        mov     rdx, rsi
        mov     rsi, rdi
        mov     edi, eax
        call    sys_call
        add     rsp, 8
        cfa     rsp, 8
        cmp     rax, -4095                      ; errors are the last 4,095 numbers
        jae     .failed
        ret
.failed:
        mov     rdi, rax
        jmp     gccgo_failed
end_procedure

; int64_t syscall(int64_t number, int64_t a, ... int64_t f), and the same by the name that package syscall has for it.
procedure $syscall, default
global __go_syscall6:function default (syscall.end - syscall)
__go_syscall6:
        cmp     rdi, SYS_waitid
        je      .wait
        push    qword [rsp + 8]
        cfa     rsp, 16
        call    sys_call
        add     rsp, 8
        cfa     rsp, 8
        cmp     rax, -4095
        jae     .failed
        ret
.failed:
        mov     rdi, rax
        jmp     gccgo_failed
.wait:
        mov     rdi, rsi
        mov     rsi, rdx
        mov     rdx, rcx
        mov     rcx, r8
        mov     r8, r9
        jmp     gccgo_wait
end_procedure

; The same where the call may last (blocking.cpp).
procedure gccgo_c_call_blocking
        push_saved rbp, 2
        mov     rbp, rsp
        cfa     rbp, 16
        sub     rsp, 64
        store_arguments rsp
        mov     [rsp + 48], rax
        mov     esi, eax
        call    gccgo_block_begin
        load_arguments rsp
        mov     rax, [rsp + 48]
        call    gccgo_c_call
        mov     [rsp], rax
        call    gccgo_block_end
        mov     rax, [rsp]
        leave
        restored rbp
        cfa     rsp, 8
        ret
end_procedure

; int64_t gccgo_wait(int64_t a, ... int64_t e): waitid, for which package syscall has no function of C.
procedure gccgo_wait
        mov     eax, SYS_waitid
        jmp     gccgo_c_call_blocking
end_procedure

; int64_t fcntl(int64_t fd, int64_t command, Flock *lock): two of the commands for locks wait for theirs.
procedure __go_fcntl_flock, default
        mov     eax, SYS_fcntl
        cmp     esi, F_SETLKW
        je      gccgo_c_call_blocking
        cmp     esi, F_OFD_SETLKW
        je      gccgo_c_call_blocking
        jmp     gccgo_c_call
end_procedure

; c_function NAME, NUMBER, and the same of one that may last.
%macro c_function 2
procedure %1, default
        mov     eax, %2
        jmp     gccgo_c_call
end_procedure
%endmacro
%macro c_blocking 2
procedure %1, default
        mov     eax, %2
        jmp     gccgo_c_call_blocking
end_procedure
%endmacro

c_function __go_fcntl, 72
c_function __go_fcntl_uintptr, 72
c_function __go_ioctl, 16
c_function __go_ioctl_ptr, 16
c_blocking __go_open64, 2
c_blocking __go_openat, 257
c_function __go_ptrace, 101
c_blocking accept, 43
c_blocking accept4, 288
c_function access, 21
c_function acct, 163
c_function adjtimex, 159
c_function bind, 49
c_function chdir, 80
c_function chmod, 90
c_function chown, 92
c_function chroot, 161
c_function close, 3
c_blocking connect, 42
c_blocking creat64, 85
c_function dup, 32
c_function dup2, 33
c_function dup3, 292
c_function epoll_create, 213
c_function epoll_create1, 291
c_function epoll_ctl, 233
c_blocking epoll_wait, 232
c_function execve, 59
c_function faccessat, 269
c_function fallocate64, 285
c_function fchdir, 81
c_function fchmod, 91
c_function fchmodat, 268
c_function fchown, 93
c_function fchownat, 260
c_function fcntl, 72
c_function fdatasync, 75
c_blocking flock, 73
c_function fstat, 5
c_function fstat64, 5
c_function fstatat64, 262
c_function fstatfs64, 138
c_function fsync, 74
c_function ftruncate, 77
c_function ftruncate64, 77
c_function futimesat, 261
c_function getegid, 108
c_function geteuid, 107
c_function getgid, 104
c_function getgroups, 115
c_function getpeername, 52
c_function getpgid, 121
c_function getpgrp, 111
c_function getpid, 39
c_function getppid, 110
c_function getrlimit64, 97
c_function getrusage, 98
c_function getsockname, 51
c_function getsockopt, 55
c_function gettimeofday, 96
c_function getuid, 102
c_function getxattr, 191
c_function inotify_add_watch, 254
c_function inotify_init, 253
c_function inotify_init1, 294
c_function inotify_rm_watch, 255
c_function ioperm, 173
c_function iopl, 172
c_function kill, 62
c_function klogctl, 103
c_function lchown, 94
c_function link, 86
c_function listen, 50
c_function listxattr, 194
c_function lseek64, 8
c_function lstat, 6
c_function lstat64, 6
c_function madvise, 28
c_function memfd_create, 319
c_function mkdir, 83
c_function mkdirat, 258
c_function mknod, 133
c_function mknodat, 259
c_function mlock, 149
c_function mlockall, 151
c_function mmap, 9
c_function mmap64, 9
c_function mount, 165
c_function mprotect, 10
c_function munlock, 150
c_function munlockall, 152
c_function munmap, 11
c_blocking nanosleep, 35
c_blocking open, 2
c_blocking pause, 34
c_function pipe, 22
c_function pipe2, 293
c_function pivot_root, 155
c_function prctl, 157
c_function pread64, 17
c_function pwrite64, 18
c_blocking read, 0
c_function readlink, 89
c_blocking recvfrom, 45
c_blocking recvmsg, 47
c_function removexattr, 197
c_function rename, 82
c_function renameat, 264
c_function rmdir, 84
c_blocking select, 23
c_blocking sendfile64, 40
c_blocking sendmsg, 46
c_blocking sendto, 44
c_function setdomainname, 171
c_function setfsgid, 123
c_function setfsuid, 122
c_function sethostname, 170
c_function setpgid, 109
c_function setpriority, 141
c_function setrlimit64, 160
c_function setsid, 112
c_function setsockopt, 54
c_function settimeofday, 164
c_function setxattr, 188
c_function shutdown, 48
c_function socket, 41
c_function socketpair, 53
c_blocking splice, 275
c_function stat64, 4
c_function statfs, 137
c_function statfs64, 137
c_function symlink, 88
c_function sync, 162
c_function sync_file_range, 277
c_function sysinfo, 99
c_blocking tee, 276
c_function time, 201
c_function $times, 100
c_function truncate64, 76
c_function umask, 95
c_function umount2, 166
c_function uname, 63
c_function unlink, 87
c_function unlinkat, 263
c_function unshare, 272
c_function utime, 132
c_function utimensat, 280
c_function utimes, 235
c_blocking wait4, 61

// linux.h -- numbers and structures of the kernel's interface, as the UAPI headers for x86-64 define them.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace predawn::sys {

enum class Call : int64_t {
    read = 0, write = 1, open = 2, close = 3, fstat = 5, poll = 7, lseek = 8, mmap = 9, mprotect = 10, munmap = 11,
    rt_sigaction = 13, rt_sigprocmask = 14, rt_sigreturn = 15, ioctl = 16, select = 23, sched_yield = 24,
    madvise = 28, nanosleep = 35, getpid = 39, clone = 56, fork = 57, exit = 60, wait4 = 61, kill = 62, uname = 63,
    fcntl = 72, mkdir = 83, setsid = 112, rt_sigtimedwait = 128, sigaltstack = 131, mknod = 133, arch_prctl = 158,
    sync = 162, mount = 165, reboot = 169, gettid = 186, futex = 202, sched_getaffinity = 204, epoll_create = 213,
    clock_gettime = 228, exit_group = 231, epoll_wait = 232, epoll_ctl = 233, tgkill = 234, openat = 257, ppoll = 271,
    eventfd2 = 290, getrandom = 318,
};

enum class Errno : int64_t {
    eperm = 1, enoent = 2, esrch = 3, eintr = 4, eio = 5, ebadf = 9, eagain = 11, enomem = 12, efault = 14, einval = 22,
    enospc = 28, epipe = 32, enametoolong = 36,
    etimedout = 110,
};

struct Timespec {
    int64_t seconds;
    int64_t nanoseconds;
};

// ---- auxiliary vector (getauxval(3)) -----------------------------------------------------------------------------

struct AuxEntry {
    uint64_t type;
    uint64_t value;
};
constexpr uint64_t at_null = 0, at_phdr = 3, at_phnum = 5, at_hwcap2 = 26, at_random = 25, at_sysinfo_ehdr = 33,
                   at_minsigstksz = 51;
constexpr uint64_t hwcap2_fsgsbase = 1 << 1;

// ---- what process 1 does (ioctl_tty(2), reboot(2)) ---------------------------------------------------------------

constexpr int64_t file_get_flags = 1, wait_no_hang = 1, device_character = 020000;
constexpr int64_t terminal_get = 0x5401, terminal_wait_for_output = 0x5409, terminal_set_session = 0x540e,
                  terminal_get_session = 0x5429;
constexpr int64_t reboot_magic_1 = 0xfee1dead, reboot_magic_2 = 672274793, reboot_power_off = 0x4321fedc;

// ---- memory ------------------------------------------------------------------------------------------------------

constexpr int64_t prot_none = 0, prot_read = 1, prot_write = 2;
constexpr int64_t map_private = 2, map_anonymous = 0x20, map_noreserve = 0x4000;
constexpr int64_t madv_dontneed = 4, madv_hugepage = 14;

// ---- threads -----------------------------------------------------------------------------------------------------

constexpr uint64_t clone_vm = 0x100, clone_fs = 0x200, clone_files = 0x400, clone_sighand = 0x800,
                   clone_thread = 0x10000,
                   clone_sysvsem = 0x40000, clone_settls = 0x80000;
constexpr int64_t futex_wait_private = 128;
constexpr int64_t arch_set_fs = 0x1002;

// ---- signals (sigaction(2), asm/sigcontext.h) --------------------------------------------------------------------

constexpr int signal_hup = 1, signal_int = 2, signal_quit = 3, signal_ill = 4, signal_trap = 5, signal_abrt = 6,
              signal_bus = 7, signal_fpe = 8, signal_usr1 = 10, signal_segv = 11, signal_usr2 = 12, signal_pipe = 13,
              signal_term = 15, signal_child = 17, signal_sys = 31;
constexpr uint64_t sa_siginfo = 4, sa_onstack = 0x08000000, sa_restart = 0x10000000, sa_nodefer = 0x40000000,
                   sa_restorer = 0x04000000;
constexpr int64_t sig_block = 0, sig_unblock = 1, sig_setmask = 2;

struct SigAction {
    void (*handler)();
    uint64_t flags;
    void (*restorer)();
    uint64_t mask;
};

struct SigInfo {
    int32_t signal;
    int32_t error;
    int32_t code;
    int32_t padding;
    uint64_t address; // of the fault; for a signal that was sent: the sender's process and user
    uint64_t rest[13];
};
static_assert(sizeof(SigInfo) == 128);

struct StackT {
    void* sp;
    int32_t flags;
    size_t bytes;
};

struct SigContext {
    uint64_t r8, r9, r10, r11, r12, r13, r14, r15, rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip, eflags;
    uint16_t cs, gs, fs, ss;
    uint64_t error, trap, oldmask, cr2;
    void* fpstate;
    uint64_t reserved[8];
};

struct UContext {
    uint64_t flags;
    UContext* link;
    StackT stack;
    SigContext registers;
    uint64_t sigmask;
};
static_assert(offsetof(UContext, registers) == 40, "gdb and every unwinder expect rip at 168");

// ---- ELF (elf(5)) ------------------------------------------------------------------------------------------------

struct ElfHeader {
    uint8_t ident[16];
    uint16_t type, machine;
    uint32_t version;
    uint64_t entry, program_headers, section_headers;
    uint32_t flags;
    uint16_t header_bytes, program_header_bytes, program_header_count, section_header_bytes, section_header_count,
        section_names;
};

struct ElfProgramHeader {
    uint32_t type, flags;
    uint64_t offset, address, physical, file_bytes, memory_bytes, align;
};
constexpr uint32_t pt_load = 1, pt_dynamic = 2, pt_tls = 7, pt_gnu_eh_frame = 0x6474e550;

struct ElfSectionHeader {
    uint32_t name, type;
    uint64_t flags, address, offset, bytes;
    uint32_t link, info;
    uint64_t align, entry_bytes;
};
constexpr uint32_t sht_symtab = 2, sht_strtab = 3;

struct ElfSymbol {
    uint32_t name;
    uint8_t info, other;
    uint16_t section;
    uint64_t value, bytes;
};
constexpr uint8_t stt_func = 2, stt_gnu_ifunc = 10;

} // namespace predawn::sys

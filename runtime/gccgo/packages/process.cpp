// process.cpp -- functions of C about the process that are no system call each, or not quite.
#include "predawn.h"
#include "runtime/broken_pipe.h"
#include "runtime/gccgo/packages/c_answer.h"
#include "sys/pages.h"
#include "sys/syscall.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

constexpr int64_t call_write = 1, call_getcwd = 79, call_mknod = 133, call_getpriority = 140, call_reboot = 169;

int64_t c_call(int64_t number, int64_t a, int64_t b = 0, int64_t c = 0) {
    return c_answer(sys::sys_call(number, a, b, c, 0, 0, 0));
}

} // namespace

extern "C" {

void gccgo_block_begin(int64_t fd, int64_t number, uint64_t bytes); // blocking.cpp
void gccgo_block_end();

int64_t gccgo_write(int fd, const void* from, size_t bytes) asm("write");
char* gccgo_getcwd(char* to, size_t bytes) asm("getcwd");
int64_t gccgo_sysconf(int name) asm("sysconf");
int gccgo_getpriority(int which, unsigned who) asm("getpriority");
int gccgo_mkfifo(const char* path, unsigned mode) asm("mkfifo");
int gccgo_reboot(int how) asm("reboot");
void gccgo_exit_now(int status) asm("_exit");
void gccgo_abort() asm("abort");
void gccgo_sigpipe() asm("os.sigpipe");
void gccgo_setenv(const char* name, const char* value) asm("syscall.setenv__c");
void gccgo_unsetenv(const char* name) asm("syscall.unsetenv__c");
void gccgo_before_fork() asm("syscall.runtime__BeforeFork");
void gccgo_after_fork() asm("syscall.runtime__AfterFork");
void gccgo_before_exec() asm("syscall.runtime__BeforeExec");
void gccgo_after_exec() asm("syscall.runtime__AfterExec");

// SIGPIPE is for descriptors 1 and 2.
int64_t gccgo_write(int fd, const void* from, size_t bytes) {
    if (fd != 1 && fd != 2) broken_pipe_is_an_error();
    gccgo_block_begin(fd, call_write, bytes);
    int64_t written = c_call(call_write, fd, reinterpret_cast<int64_t>(from), static_cast<int64_t>(bytes));
    gccgo_block_end();
    return written;
}

char* gccgo_getcwd(char* to, size_t bytes) {
    int64_t done = c_call(call_getcwd, reinterpret_cast<int64_t>(to), static_cast<int64_t>(bytes));
    return done < 0 ? nullptr : to;
}

int64_t gccgo_sysconf(int name) {
    constexpr int clock_ticks = 2, page = 30;
    return name == page ? static_cast<int64_t>(sys::page_bytes) : name == clock_ticks ? 100 : -1;
}

// The kernel tells 20 less it, so that no answer is negative.
int gccgo_getpriority(int which, unsigned who) {
    int64_t answer = c_call(call_getpriority, which, who);
    return answer < 0 ? -1 : static_cast<int>(20 - answer);
}

int gccgo_mkfifo(const char* path, unsigned mode) {
    constexpr unsigned fifo = 0010000;
    return static_cast<int>(c_call(call_mknod, reinterpret_cast<int64_t>(path), mode | fifo));
}

int gccgo_reboot(int how) {
    constexpr int64_t magic = 0xfee1dead, magic_too = 672274793;
    return static_cast<int>(c_call(call_reboot, magic, magic_too, how));
}

void gccgo_exit_now(int status) { pd_exit(status); }
void gccgo_abort() { pd_throw("abort"); }
void gccgo_sigpipe() { die_of_broken_pipe(1); }

// There is no second environment, of C, to be kept the same; and a fork copies the one thread that asks for it, which
// needs nothing else until it executes a program (blocking.cpp).
void gccgo_setenv(const char*, const char*) {}
void gccgo_unsetenv(const char*) {}
void gccgo_before_fork() {}
void gccgo_after_fork() {}
void gccgo_before_exec() {}
void gccgo_after_exec() {}
}

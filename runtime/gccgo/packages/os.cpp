// os.cpp -- what packages os and syscall ask of the process: arguments, environment, the end; and errno.
#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/g.h"
#include "runtime/gccgo/packages/c_answer.h"
#include "sys/pages.h"

using namespace predawn;

namespace {

// The list as a slice of strings over the kernel's own bytes.
pd_slice strings_of(char** list, int count) {
    pd_slice strings = pd_slice_new(count, count, sizeof(pd_string));
    auto* to = static_cast<pd_string*>(strings.ptr);
    for (int i = 0; i < count; i++) to[i] = pd_string_from_cstring(list[i]);
    return strings;
}

} // namespace

extern "C" {

pd_slice gccgo_os_args() asm("os.runtime__args");
pd_slice gccgo_syscall_envs() asm("syscall.runtime__envs");
void gccgo_os_before_exit() asm("os.runtime__beforeExit");
void gccgo_syscall_exit(int64_t status) asm("syscall.Exit");
void gccgo_syscall_enter() asm("syscall.Entersyscall");
void gccgo_syscall_leave() asm("syscall.Exitsyscall");
int64_t gccgo_page_bytes() asm("syscall.Getpagesize");
int64_t gccgo_errno() asm("syscall.GetErrno");
void gccgo_set_errno(int64_t error) asm("syscall.SetErrno");

pd_slice gccgo_os_args() { return strings_of(pd_argv(), pd_argc()); }
pd_slice gccgo_syscall_envs() { return strings_of(pd_envv(), pd_envc()); }
void gccgo_os_before_exit() {}
void gccgo_syscall_exit(int64_t status) { pd_exit(static_cast<int>(status)); }
void gccgo_syscall_enter() {}
void gccgo_syscall_leave() {}
int64_t gccgo_page_bytes() { return sys::page_bytes; }

// The last error of a system call that this goroutine has made.
int64_t gccgo_errno() { return current_g()->error; }
void gccgo_set_errno(int64_t error) { current_g()->error = static_cast<uint8_t>(error); }

int64_t gccgo_failed(int64_t answer) {
    current_g()->error = static_cast<uint8_t>(-answer);
    return -1;
}
}

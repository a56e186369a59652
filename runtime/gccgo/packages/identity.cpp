// identity.cpp -- who the process runs as: users and groups.
//
// The kernel changes these of one thread, and a C library asks all of them to follow. Here that is refused once there
// is a second thread, since a goroutine that goes on on another one would have its old rights back; threads that are
// started later have those of the one before them.
#include <stdint.h>

#include "rt0/machine.h"
#include "runtime/gccgo/packages/c_answer.h"
#include "runtime/lock.h"
#include "sys/syscall.h"

using namespace predawn;
using namespace predawn::gccgo;

namespace {

constexpr int64_t call_setuid = 105, call_setgid = 106, call_setreuid = 113, call_setregid = 114, call_setgroups = 116,
                  call_setresuid = 117, call_setresgid = 119, not_supported = 95;

int64_t change(int64_t number, int64_t a, int64_t b = 0, int64_t c = 0) {
    return c_answer(multi ? -not_supported : sys::sys_call(number, a, b, c, 0, 0, 0));
}

} // namespace

extern "C" {

int64_t gccgo_setuid(int user) asm("setuid");
int64_t gccgo_setgid(int group) asm("setgid");
int64_t gccgo_seteuid(int user) asm("seteuid");
int64_t gccgo_setegid(int group) asm("setegid");
int64_t gccgo_setreuid(int user, int effective) asm("setreuid");
int64_t gccgo_setregid(int group, int effective) asm("setregid");
int64_t gccgo_setresuid(int user, int effective, int saved) asm("setresuid");
int64_t gccgo_setresgid(int group, int effective, int saved) asm("setresgid");
int64_t gccgo_setgroups(size_t count, const uint32_t* groups) asm("setgroups");

int64_t gccgo_setuid(int user) { return change(call_setuid, user); }
int64_t gccgo_setgid(int group) { return change(call_setgid, group); }
int64_t gccgo_seteuid(int user) { return change(call_setresuid, -1, user, -1); }
int64_t gccgo_setegid(int group) { return change(call_setresgid, -1, group, -1); }
int64_t gccgo_setreuid(int user, int effective) { return change(call_setreuid, user, effective); }
int64_t gccgo_setregid(int group, int effective) { return change(call_setregid, group, effective); }
int64_t gccgo_setresuid(int user, int effective, int saved) { return change(call_setresuid, user, effective, saved); }
int64_t gccgo_setresgid(int group, int effective, int saved) {
    return change(call_setresgid, group, effective, saved);
}
int64_t gccgo_setgroups(size_t count, const uint32_t* groups) {
    return change(call_setgroups, static_cast<int64_t>(count), reinterpret_cast<int64_t>(groups));
}
}

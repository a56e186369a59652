// syscall.cpp -- the public door to any system call.
#include "predawn.h"
#include "sys/syscall.h"

extern "C" int64_t pd_syscall(int64_t number, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f) {
    return predawn::sys::sys_call(number, a, b, c, d, e, f);
}

// bare.c -- hello without a runtime: two system calls and nothing else; what this machine asks of any process.
//
// Linked with the system call stub of sys/ alone, so that no second place makes system calls.
#include <stdint.h>

enum { sys_write = 1, sys_exit_group = 231 };

int64_t sys_call(int64_t number, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f);

_Noreturn void bare_start(void) {
    static const char text[] = "hello\n";
    sys_call(sys_write, 1, (int64_t)text, sizeof text - 1, 0, 0, 0);
    for (;;) sys_call(sys_exit_group, 0, 0, 0, 0, 0, 0);
}

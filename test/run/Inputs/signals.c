// signals.c -- linked to a program, sends all its threads signals as long as it runs: 10,000 a second and more to each.
//
// The handler returns without SA_RESTART, so every system call that waits comes back with EINTR. The sender is a child
// of the process, which is made before there are threads, and ends with it. The program begins when it has got 100
// signals, and says so on descriptor 2.
#include <predawn.h>

enum {
    call_write = 1, call_open = 2, call_lseek = 8, call_sigaction = 13, call_nanosleep = 35, call_getpid = 39,
    call_fork = 57, call_exit = 60, call_prctl = 157, call_getdents64 = 217, call_getppid = 110, call_tgkill = 234,
    set_parent_death_signal = 1, signal_kill = 9, signal_user = 10, on_stack = 0x08000000, restorer_given = 0x04000000,
    enough = 100,
};

static int64_t got;

__attribute__((no_split_stack)) static void handler(int signal) {
    (void)signal;
    static const char text[] = "100 signals\n";
    if (__atomic_add_fetch(&got, 1, __ATOMIC_RELAXED) == enough) {
        pd_syscall(call_write, 2, (int64_t)text, sizeof text - 1, 0, 0, 0);
    }
}

__attribute__((naked, no_split_stack)) static void restorer(void) { __asm__("mov $15, %eax; syscall"); }

__attribute__((no_split_stack)) static int64_t number_of(const char *text) {
    int64_t value = 0;
    for (; *text; text++) value = value * 10 + *text - '0';
    return value;
}

// One signal to each thread of the process whose threads this folder lists.
__attribute__((no_split_stack)) static void send_round(int64_t process, int64_t folder) {
    static char entries[32768];
    int64_t length;
    pd_syscall(call_lseek, folder, 0, 0, 0, 0, 0);
    while ((length = pd_syscall(call_getdents64, folder, (int64_t)entries, sizeof entries, 0, 0, 0)) > 0) {
        // An entry: inode and offset of 8 bytes each, its own length of 2, a type of 1, the name.
        for (char *entry = entries; entry < entries + length; entry += *(uint16_t *)(entry + 16)) {
            if (entry[19] == '.') continue;
            pd_syscall(call_tgkill, process, number_of(entry + 19), signal_user, 0, 0, 0);
        }
    }
}

__attribute__((constructor, no_split_stack)) static void begin(void) {
    uintptr_t action[4] = {(uintptr_t)handler, on_stack | restorer_given, (uintptr_t)restorer, 0};
    int64_t pause[2] = {0, 20000};
    int64_t process = pd_syscall(call_getpid, 0, 0, 0, 0, 0, 0);
    int64_t folder = pd_syscall(call_open, (int64_t)"/proc/self/task", 0x90000, 0, 0, 0, 0); // of the parent
    pd_syscall(call_sigaction, signal_user, (int64_t)action, 0, 8, 0, 0);
    if (pd_syscall(call_fork, 0, 0, 0, 0, 0, 0) != 0) {
        while (__atomic_load_n(&got, __ATOMIC_RELAXED) < enough) {
            pd_syscall(call_nanosleep, (int64_t)pause, 0, 0, 0, 0, 0);
        }
        return;
    }
    pd_syscall(call_prctl, set_parent_death_signal, signal_kill, 0, 0, 0, 0);
    while (pd_syscall(call_getppid, 0, 0, 0, 0, 0, 0) == process) { // it may be gone before that
        send_round(process, folder);
        pd_syscall(call_nanosleep, (int64_t)pause, 0, 0, 0, 0, 0);
    }
    pd_syscall(call_exit, 0, 0, 0, 0, 0, 0);
}

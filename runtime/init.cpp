// init.cpp -- process 1 of a machine, or of a container: the supervisor of the program, its child.
//
// predawn-cc --init makes rt0_init the entry of the program, which comes here first; a program linked without it has
// nothing of this. In process 1 rt0_up_init makes a copy of the process, which returns and is the program, while
// process 1 waits for it here. So the program may end in any way, of any signal: nothing of it has to know where it
// runs, and what the kernel does when its process 1 ends (a panic) is never seen. Process 1 also waits for the orphans,
// which the kernel gives to it, and gives on to the program the signals by which one asks a program for something.
//
// Runs on the OS stack before anything else has: there is no thread block, no G and no M, and a position-independent
// program is not relocated yet. Everything here has to do without; it must not call what needs FS.

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/format.h"
#include "sys/file.h"
#include "sys/init.h"
#include "sys/signal.h"
#include "sys/thread.h"

namespace predawn {
namespace {

constexpr int signal_status = 128; // what a shell adds to a signal's number

// A machine that has just booted has a process 2, which makes the kernel's threads. In a new process namespace, as of
// a container, process 1 is alone.
bool is_first_of_machine() { return !sys::process_signal(2, 0).is(sys::Errno::esrch); }

// Closed descriptors would be given to the first files that the program opens.
void open_standard_files() {
    for (int fd = 0; fd <= 2; fd++) {
        if (sys::file_is_open(fd)) continue;
        sys::Result<int> opened = sys::file_open("/dev/console", sys::open_read_write); // the lowest free one: fd
        if (opened.is(sys::Errno::enoent)) {
            (void)sys::device_make("/dev/console", 5, 1);
            opened = sys::file_open("/dev/console", sys::open_read_write);
        }
        if (!opened.ok()) return;
    }
}

// The file systems that programs expect. Where they are mounted already, or cannot be, the program has to live with it.
void mount_file_systems() {
    (void)sys::folder_make("/dev");
    (void)sys::file_system_mount("devtmpfs", "/dev");
    (void)sys::folder_make("/proc");
    (void)sys::file_system_mount("proc", "/proc");
}

// A kernel that has just begun may have no room for another process yet, but soon has: User-mode Linux says so, once in
// twenty times on some machines.
sys::Result<int> fork_within_a_second() {
    constexpr int tries = 100;
    constexpr int64_t pause_ns = 10'000'000;
    sys::Result<int> program = sys::process_fork();
    for (int i = 1; i < tries && program.is(sys::Errno::eagain); i++) {
        sys::thread_sleep(pause_ns);
        program = sys::process_fork();
    }
    return program;
}

constexpr uint64_t set_of(int signal) { return uint64_t{1} << (signal - 1); }
constexpr uint64_t given_on = set_of(sys::signal_hup) | set_of(sys::signal_int) | set_of(sys::signal_quit) |
                              set_of(sys::signal_usr1) | set_of(sys::signal_usr2) | set_of(sys::signal_term);

// Waits until this child has ended, and for all the others that end before it. The signals are blocked: else the kernel
// would keep them from process 1, and one that comes before the wait would be lost.
int wait_for(int program) {
    for (;;) {
        sys::Result<int> signal = sys::signal_wait(given_on | set_of(sys::signal_child));
        if (signal.ok() && signal.value() != sys::signal_child) (void)sys::process_signal(program, signal.value());
        // One SIGCHLD may stand for several children.
        int status = 0;
        sys::Result<int> ended = {0};
        while ((ended = sys::process_ended(&status)).raw > 0) {
            if (ended.value() == program) return status;
        }
    }
}

char* append(char* to, const char* text) {
    while (*text) *to++ = *text++;
    return to;
}

// One line, if there is something to tell: a status that nobody else will see.
void report(const char* how, int number) {
    char line[80];
    char digits[decimal_bytes_max];
    char* end = digits + sizeof digits;
    char* first = format_number(end, static_cast<uint64_t>(number), 10);
    char* to = append(line, how);
    while (first < end) *to++ = *first++;
    *to++ = '\n';
    (void)sys::file_write(2, line, static_cast<size_t>(to - line));
}

[[noreturn]] void end_machine() {
    sys::terminal_drain(1);
    sys::terminal_drain(2);
    sys::files_sync();
    sys::power_off();
    sys::process_exit(1);
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" void rt0_up_init() {
    if (sys::process_id() != 1) return;
    bool is_machine = is_first_of_machine();
    if (is_machine) mount_file_systems();
    open_standard_files();
    uint64_t mask = 0;
    (void)sys::signal_default(sys::signal_child); // who started us may have ignored it: then nobody would be told
    (void)sys::signal_mask(sys::sig_block, given_on | set_of(sys::signal_child), &mask);
    sys::Result<int> program = fork_within_a_second();
    if (program.raw <= 0) { // the program; or no child can be made: better as process 1 than not at all
        (void)sys::signal_mask(sys::sig_setmask, mask);
        if (program.ok() && sys::terminal_is_free(0)) sys::terminal_take(0);
        return;
    }
    int status = wait_for(program.value());
    int signal = status & 0x7f;
    int exit_status = status >> 8 & 0xff;
    if (is_machine) {
        if (signal != 0) report("predawn: init was killed by signal ", signal);
        else if (exit_status != 0) report("predawn: init ended with status ", exit_status);
        end_machine();
    }
    sys::process_exit(signal != 0 ? signal_status + signal : exit_status);
}

// limited.cpp -- a command that may run for so long, for the launchers.
//
// The command is spawned as by vfork, since what a launcher costs is paid a thousand times in a run of the tests.
//
// A launcher may be the command of another one. The outer one's signal does not reach the inner one's command, which is
// a group of its own; so SIGQUIT is the inner one's limit, and it takes less time to end its command than it is given.
#include "test/launch/limited.h"

#include <csignal>
#include <cstdio>
#include <cstring>

#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr int seconds_to_quit = 3, seconds_to_quit_within = 2;
volatile sig_atomic_t is_told_to_quit = 0;

void note_quit(int) { is_told_to_quit = 1; }

// Whether a process ends within so many seconds, and before a signal comes: only here it can.
bool ends_within(int process, int seconds, const sigset_t &mask) {
    pollfd ended{process, POLLIN, 0};
    timespec limit{seconds, 0};
    return ppoll(&ended, 1, &limit, &mask) > 0;
}

} // namespace

Outcome run_limited(char **command, int seconds_max, const posix_spawn_file_actions_t *actions) {
    struct sigaction noted {};
    noted.sa_handler = note_quit; // without SA_RESTART: it ends the wait
    sigset_t quit, mask;
    sigemptyset(&quit);
    sigaddset(&quit, SIGQUIT);
    sigprocmask(SIG_BLOCK, &quit, &mask);
    sigdelset(&mask, SIGQUIT);
    sigaction(SIGQUIT, &noted, nullptr);

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t unignored; // what a shell has jobs in the background ignore, and nohup
    sigemptyset(&unignored);
    sigaddset(&unignored, SIGHUP);
    sigaddset(&unignored, SIGINT);
    sigaddset(&unignored, SIGQUIT);
    posix_spawnattr_setsigdefault(&attributes, &unignored);
    posix_spawnattr_setsigmask(&attributes, &mask);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    int error = posix_spawnp(&child, command[0], actions, &attributes, command, environ);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) {
        fprintf(stderr, "%s: %s\n", command[0], strerror(error));
        return {127, false};
    }

    int process = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    bool late = !ends_within(process, seconds_max, mask);
    if (late) {
        kill(-child, SIGQUIT);
        int seconds = is_told_to_quit ? seconds_to_quit_within : seconds_to_quit;
        if (!ends_within(process, seconds, mask)) kill(-child, SIGKILL);
    }
    close(process);
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), late};
}

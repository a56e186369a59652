// limited.h -- a command that may run for so long, for the launchers.
#pragma once

#include <spawn.h>

// How a command ended. The status is as a shell has it: 128 + N where signal N ended it, 127 where it did not start.
struct Outcome {
    int status;
    bool late; // It was still running at its limit.
};

// Runs a command, its descriptors set by `actions` (null: as they are), in a process group of its own. At its limit the
// group gets a SIGQUIT, so that a program of Predawn lists its goroutines, and three seconds later SIGKILL.
// The launcher's own SIGQUIT counts only while it waits here, and stays blocked afterwards.
Outcome run_limited(char **command, int seconds_max, const posix_spawn_file_actions_t *actions);

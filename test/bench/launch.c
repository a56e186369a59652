// launch.c -- starts a program many times and prints the median time from spawn to exit, and its page faults.
//
// Built for the host. The time holds vfork, execve, the program and its exit: what a shell pays.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static int by_size(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

int main(int argc, char **argv) {
    int count = argc > 2 ? atoi(argv[1]) : 0;
    if (count <= 0) {
        fprintf(stderr, "usage: launch COUNT PROGRAM [ARGUMENT...]\n");
        return 2;
    }
    int64_t *taken = calloc((size_t)count, sizeof *taken), *faults = calloc((size_t)count, sizeof *faults);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    for (int i = 0; i < count; i++) {
        pid_t child;
        int status;
        struct rusage used;
        int64_t begin = now_ns();
        if (posix_spawn(&child, argv[2], &actions, NULL, argv + 2, environ) != 0) return 1;
        if (wait4(child, &status, 0, &used) != child || status != 0) return 1;
        taken[i] = now_ns() - begin;
        faults[i] = used.ru_minflt + used.ru_majflt;
    }
    qsort(taken, (size_t)count, sizeof *taken, by_size);
    qsort(faults, (size_t)count, sizeof *faults, by_size);
    printf("hello-time %lld 1000\nhello-faults %lld 1\n", (long long)taken[count / 2], (long long)faults[count / 2]);
    return 0;
}

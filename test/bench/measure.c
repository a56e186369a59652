// measure.c -- measure PROGRAM: runs it and prints its status, elapsed and processor time (us), and its peak (KiB).
//
// A launcher of its own, because the kernel counts what a process had before its exec into its peak: of this one, next
// to nothing.
#define _GNU_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long microseconds(struct timeval t) { return t.tv_sec * 1000000L + t.tv_usec; }

int main(int count, char **arguments) {
    if (count != 2) return 2;
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    pid_t process;
    if (posix_spawn(&process, arguments[1], NULL, NULL, arguments + 1, environ) != 0) return 2;
    int status;
    struct rusage usage;
    if (wait4(process, &status, 0, &usage) != process) return 2;
    clock_gettime(CLOCK_MONOTONIC, &end);
    long elapsed = (end.tv_sec - begin.tv_sec) * 1000000L + (end.tv_nsec - begin.tv_nsec) / 1000;
    printf("%d %ld %ld %ld\n", status, elapsed, microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
           usage.ru_maxrss);
    return 0;
}

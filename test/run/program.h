// program.h -- what test programs share: a claim that must hold, a line with a number, figures of the process.
//
// A claim that does not hold ends the program with `fatal error: CLAIM` and status 2.
#pragma once

#include <predawn.h>

enum { call_read = 0, call_open = 2, call_close = 3, call_getdents64 = 217, call_clock_gettime = 228 };

static inline void expect(bool holds, const char *claim) {
    if (!holds) pd_throw(claim);
}

// `what value` as one line.
static inline void say(const char *what, int64_t value) {
    pd_print_begin(1);
    pd_print_cstring(what);
    pd_print_space();
    pd_print_int(value);
    pd_print_newline();
    pd_print_end();
}

static inline void send(pd_chan *channel, int64_t value) { pd_chan_send(channel, &value); }

static inline int64_t receive(pd_chan *channel) {
    int64_t value = 0;
    pd_chan_recv(channel, &value);
    return value;
}

static inline pd_chan *channel_of(int64_t capacity) { return pd_chan_new(sizeof(int64_t), capacity); }

static inline int64_t maxprocs(void) {
    pd_counts counts;
    pd_count(&counts);
    return counts.mmax;
}

// Waits until this many goroutines are parked.
static inline void await_parked(int64_t count) {
    pd_counts counts;
    for (int tries = 0;; tries++) {
        pd_count(&counts);
        if (counts.gwait >= count) return;
        if (tries < 20) pd_gosched();
        else pd_sleep(1);
    }
}

// Waits until no more than this many goroutines are left.
static inline void await_goroutines(int64_t count) {
    pd_counts counts;
    for (int tries = 0;; tries++) {
        pd_count(&counts);
        if (counts.gcount <= count) return;
        if (tries < 20) pd_gosched();
        else pd_sleep(1);
    }
}

// The bytes of the process in memory: the second number of /proc/self/statm, in pages.
static inline int64_t resident_bytes(void) {
    char text[128] = {0};
    int64_t file = pd_syscall(call_open, (int64_t)"/proc/self/statm", 0, 0, 0, 0, 0);
    expect(file >= 0, "/proc/self/statm opens");
    int64_t length = pd_syscall(call_read, file, (int64_t)text, sizeof text - 1, 0, 0, 0);
    expect(length > 0, "/proc/self/statm can be read");
    pd_syscall(call_close, file, 0, 0, 0, 0, 0);
    const char *at = text;
    while (*at && *at != ' ') at++;
    return pd_atoi(at + 1) * 4096;
}

// The threads of the process: the entries of /proc/self/task but `.` and `..`.
static inline int64_t thread_count(void) {
    static _Thread_local char entries[32768];
    int64_t file = pd_syscall(call_open, (int64_t)"/proc/self/task", 0x10000, 0, 0, 0, 0);
    expect(file >= 0, "/proc/self/task opens");
    int64_t count = 0, length;
    while ((length = pd_syscall(call_getdents64, file, (int64_t)entries, sizeof entries, 0, 0, 0)) > 0) {
        // An entry: inode and offset of 8 bytes each, its own length of 2, a type of 1, the name.
        for (char *entry = entries; entry < entries + length; entry += *(uint16_t *)(entry + 16)) {
            count += entry[19] != '.';
        }
    }
    pd_syscall(call_close, file, 0, 0, 0, 0, 0);
    return count;
}

// The processor time of all threads so far.
static inline int64_t cpu_ns(void) {
    int64_t time[2];
    expect(pd_syscall(call_clock_gettime, 2, (int64_t)time, 0, 0, 0, 0) == 0, "the processor time is known");
    return time[0] * 1000000000 + time[1];
}

// A number that looks random, the next of a sequence (G. Marsaglia, "Xorshift RNGs"); never start with 0.
static inline uint64_t random_next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

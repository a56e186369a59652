// parked.c -- 200,000 goroutines that wait in a channel: the memory and the time each takes, and the time to release
// it.
#include "bench.h"

enum { goroutines = 200000, page_bytes = 4096, sys_read = 0, sys_open = 2, sys_close = 3 };
static pd_chan *gate, *done;
static int64_t left;

static void waiter(void *unused) {
    (void)unused;
    if (count_down(&left) == 0) send(done, 0);
    receive(gate);
    if (count_down(&left) == 0) send(done, 0);
}

// The resident pages: the second number in /proc/self/statm.
static int64_t resident_bytes(void) {
    char text[128] = {0};
    int64_t fd = pd_syscall(sys_open, (int64_t)"/proc/self/statm", 0, 0, 0, 0, 0);
    pd_syscall(sys_read, fd, (int64_t)text, sizeof text - 1, 0, 0, 0);
    pd_syscall(sys_close, fd, 0, 0, 0, 0, 0);
    const char *at = text;
    while (*at && *at != ' ') at++;
    return pd_atoi(*at ? at + 1 : at) * page_bytes;
}

void pd_main(void) {
    gate = channel_of(0);
    done = channel_of(1);
    int64_t before_bytes = resident_bytes();
    left = goroutines;
    int64_t begin = pd_nanotime();
    for (int64_t i = 0; i < goroutines; i++) pd_go(waiter, NULL);
    receive(done);
    report("parked-create", pd_nanotime() - begin, goroutines);
    report("parked-bytes", resident_bytes() - before_bytes, goroutines);
    left = goroutines;
    begin = pd_nanotime();
    for (int64_t i = 0; i < goroutines; i++) send(gate, i);
    receive(done);
    report("parked-release", pd_nanotime() - begin, goroutines);
    pd_exit(0);
}

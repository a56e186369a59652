// A program runs as process 1 of a process namespace, as a container's, by itself and linked with --init; in the second
// case it is the child of process 1, which gives on its status and its signal, and waits for the orphans.
//
// REQUIRES: process-namespaces
// RUN: %cc -O1 %s -o %t
// RUN: %cc -O1 --init %s -o %t.init
// RUN: %cc -O1 --init --pie --strip %s -o %t.pie
// RUN: %each-mmax %status 5 unshare --map-root-user --pid --fork %t 1 | FileCheck %s
// RUN: %each-mmax %status 5 unshare --map-root-user --pid --fork %t.init 2 | FileCheck %s
// RUN: %each-mmax %status 5 unshare --map-root-user --pid --fork %t.pie 2 | FileCheck %s
// A child that cannot be made at once is made soon, or the program is process 1.
// RUN: %status 5 %fault --call fork --errno EAGAIN --nth 1 unshare --map-root-user --pid --fork %t.init 2 | \
// RUN:     FileCheck %s
// RUN: %status 5 %fault --call fork --errno EAGAIN unshare --map-root-user --pid --fork %t.init 1 | FileCheck %s
// RUN: %status 137 unshare --map-root-user --pid --fork %t.init 2 killed
// RUN: %status 2 unshare --map-root-user --pid --fork %t 1 panic 2>&1 | FileCheck %s --check-prefix=PANIC
// A signal to process 1 is one to the program.
// RUN: %status 143 unshare --map-root-user --pid --fork %t.init 2 term
// RUN: %status 2 unshare --map-root-user --pid --fork %t.init 2 quit 2>&1 | FileCheck %s --check-prefix=QUIT
// QUIT: SIGQUIT: quit
// QUIT: {{^}}main.main
// Not process 1, it is itself.
// RUN: %status 2 %t.init 0 panic
//
// CHECK: {{^sum 4950$}}
// CHECK-NOT: {{.}}
// PANIC: panic: nothing works
#include "program.h"

enum { call_pipe = 22, call_getpid = 39, call_fork = 57, call_exit = 60, call_wait4 = 61, call_kill = 62, esrch = 3 };

static void child(void *channel) {
    for (int64_t n = 0; n < 100; n++) send(channel, n);
    pd_chan_close(channel);
}

static int64_t call(int64_t number, int64_t a, int64_t b, int64_t c) { return pd_syscall(number, a, b, c, 0, 0, 0); }

// A child that makes a child and ends: who waits for the second one?
static void make_orphan(void) {
    int ends[2];
    int64_t orphan = 0;
    call(call_pipe, (int64_t)ends, 0, 0);
    int64_t parent = call(call_fork, 0, 0, 0);
    if (parent == 0) {
        orphan = call(call_fork, 0, 0, 0);
        if (orphan != 0) pd_syscall(1, ends[1], (int64_t)&orphan, sizeof orphan, 0, 0, 0);
        call(call_exit, 0, 0, 0);
    }
    pd_syscall(call_read, ends[0], (int64_t)&orphan, sizeof orphan, 0, 0, 0);
    pd_syscall(call_wait4, parent, 0, 0, 0, 0, 0);
    while (call(call_kill, orphan, 0, 0) != -esrch) pd_sleep(1); // a process that nobody has waited for still counts
}

void pd_main(void) {
    int64_t process = call(call_getpid, 0, 0, 0);
    int64_t expected = pd_atoi(pd_argv()[1]);
    expect(expected == 0 || process == expected, "the process has the number that is expected");
    const char *wish = pd_argc() > 2 ? pd_argv()[2] : "";
    if (*wish == 'p') pd_panic("nothing works");
    if (*wish == 'k') call(call_kill, process, 9, 0);
    if (*wish == 't') call(call_kill, 1, 15, 0);
    if (*wish == 'q') call(call_kill, 1, 3, 0);
    while (*wish) pd_sleep(10); // nobody else would wake it, but it does not wait for ever
    if (process == 2) make_orphan();
    pd_chan *channel = channel_of(0);
    pd_go(child, channel);
    int64_t sum = 0, n;
    while (pd_chan_recv(channel, &n)) sum += n;
    say("sum", sum);
    pd_exit(5);
}

// A goroutine that goes to sleep while others are in the queue parks, and those run.
// RUN: %cc -O2 %s -o %t && %each-mmax --seconds 5 %t | FileCheck %s
#include <predawn.h>

static int64_t turns;
static pd_lock lock;

// Many switches while a sleeper is set, so that the busy M looks at the timers too.
static void child(void *ignored) {
    (void)ignored;
    for (int i = 0; i < 300; i++) {
        pd_lock_acquire(&lock);
        turns++;
        pd_lock_release(&lock);
        pd_gosched();
    }
}

static void sleeper(void *done) {
    pd_sleep(1);
    pd_chan_send(done, 0);
}

void pd_main(void) {
    pd_chan *done = pd_chan_new(0, 0);
    for (int i = 0; i < 3; i++) pd_go(child, 0);
    for (int i = 0; i < 3; i++) pd_go(sleeper, done);
    pd_sleep(20);
    for (int i = 0; i < 3; i++) pd_chan_recv(done, 0);
    while (pd_gosched(), turns < 900) {}
    // CHECK: 900 turns
    pd_print_begin(1);
    pd_print_int(turns);
    pd_print_cstring(" turns\n");
    pd_print_end();
}

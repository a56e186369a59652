// I8: whichever system call of a program fails, and with whatever error, at its first, second, fifth or at every fifth
// call, the program ends with the right result, or with a message that says what is wrong and status 2; it never hangs.
//
// The program makes all the calls that the runtime makes: threads that sleep and wake each other, memory, stacks,
// timers, files, a fault that is recovered, or the report of a panic. The pages that the runtime only gives back or
// gives advice for, and text that cannot be written, may be lost without a word.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %python %S/Inputs/fail-each-call %fault %t %t.file --quick | FileCheck %s
// CHECK: {{^}}wrong: []{{$}}
#include "deferring.h"

enum { workers = 6, rounds = 200 };

static pd_chan *results;
static pd_lock lock;
static int64_t locked;
static pd_note begin;

static void worker(void *arg) {
    int64_t *number = arg;
    pd_note_sleep_timeout(&begin, 20000000); // a whole thread; there may be no other
    for (int i = 0; i < rounds; i++) {
        pd_lock_acquire(&lock);
        locked += *number;
        pd_lock_release(&lock);
        if (i % 16 == 0) pd_gosched();
    }
    send(results, *number);
}

static void threads(void) {
    results = channel_of(0);
    static int64_t numbers[workers];
    int64_t count = maxprocs() < workers ? maxprocs() : workers;
    for (int64_t i = 0; i < count - 1; i++) {
        numbers[i] = i + 1;
        pd_go(worker, &numbers[i]);
    }
    pd_sleep(2);
    pd_note_wakeup(&begin);
    int64_t sum = 0, expected = 0;
    for (int64_t i = 0; i < count - 1; i++) {
        sum += receive(results);
        expected += i + 1;
    }
    expect(sum == expected && locked == expected * rounds, "each has counted");
    pd_println("threads");
}

static void ping(void *arg) {
    pd_chan **pair = arg;
    for (int64_t i = 0; i < rounds; i++) send(pair[1], receive(pair[0]) + 1);
}

static void channels(void) {
    pd_chan *pair[2] = {channel_of(0), channel_of(0)};
    pd_go_copy(ping, pair, sizeof pair);
    int64_t value = 0;
    for (int64_t i = 0; i < rounds; i++) {
        send(pair[0], value);
        value = receive(pair[1]);
        if (i % 50 == 0) pd_sleep(1);
    }
    expect(value == rounds, "the value went to and fro");
    pd_select_case none = {channel_of(0), 0, PD_SELECT_RECV, false, {0}};
    expect(pd_select_timeout(&none, 1, 1000000) == -1, "the time is over");
    pd_println("channels");
}

__attribute__((noinline)) static int64_t deep(int64_t n) {
    volatile char frame[300];
    frame[0] = (char)n;
    return n == 0 ? 0 : deep(n - 1) + 1 + frame[0] - (char)n;
}

static void big(void *arg) { *(int64_t *)arg = 1; }

static void memory(void) {
    expect(deep(3000) == 3000, "the depth");
    int64_t was_called = 0;
    pd_call_on_big_stack(big, &was_called, 8 << 20);
    for (int i = 0; i < 6; i++) *(char *)pd_mal(100000) = 1;
    expect(was_called, "the call on a big stack");
    pd_println("memory");
}

static void files(pd_string path) {
    static char bytes[50000];
    pd_slice back;
    if (!pd_write_file(path, bytes, sizeof bytes)) pd_throw("the file cannot be written");
    if (!pd_read_file(path, &back)) pd_throw("the file cannot be read");
    expect(back.len == sizeof bytes, "the file is whole");
    pd_println("files");
}

static void recovers(void *arg) { *(bool *)arg = !is_nil(RECOVER()); }
static void faults(void *arg) { *(volatile int *)arg = 1; }

void pd_main(void) {
    bool is_recovered = false;
    pd_println("begun");
    threads();
    channels();
    memory();
    files(pd_string_from_cstring(pd_argv()[1]));
    if (pd_argc() > 2) pd_panic("wanted");
    call_deferring(recovers, &is_recovered, faults, 0);
    expect(is_recovered, "the fault is recovered");
    pd_println("ended");
    pd_exit(0);
}

// I6: a note wakes whoever sleeps on it, many or none, before, during or after the wakeup; what was written before
// it is seen; cleared it works again; a sleep with a limit ends at the limit, and says which it was.
// RUN: %unit %s -o %t
// RUN: %t | FileCheck %s --match-full-lines
// CHECK: woken 3200
#include "threads.h"

namespace {

constexpr int64_t sleepers = 16, rounds = 200;
Note notes[rounds];
int64_t message[rounds];
Atomic<int64_t> woken;

void thread(int64_t number) {
    for (int64_t i = 0; i < rounds; i++) {
        for (int64_t k = 0; k < number * 100; k++) cpu_pause();
        bool in_time = i % 2 ? note_sleep(notes[i]) : note_sleep(notes[i], 60'000'000'000);
        if (in_time && message[i] == i + 1) woken.fetch_add(1);
    }
}

void limits() {
    pd_note note = {};
    int64_t begin = pd_nanotime();
    expect(!pd_note_sleep_timeout(&note, 20'000'000), "nobody wakes it");
    expect(pd_nanotime() - begin >= 20'000'000, "it sleeps as long as told");
    expect(!pd_note_sleep_timeout(&note, 0), "no time at all");
    expect(!pd_note_sleep_timeout(&note, -5), "less than none");
    pd_note_wakeup(&note);
    expect(pd_note_sleep_timeout(&note, 0), "woken before: at once");
    pd_note_sleep(&note);
    pd_note_clear(&note);
    expect(!pd_note_sleep_timeout(&note, 1), "cleared: it waits again");
    pd_note_wakeup(&note);
    pd_note_sleep(&note);
}

} // namespace

void pd_main() {
    limits();
    start_threads(sleepers, thread);
    for (int64_t i = 0; i < rounds; i++) {
        if (i % 3 == 0) pd_sleep(1);
        message[i] = i + 1;
        note_wakeup(notes[i]);
    }
    await_threads(sleepers);
    pd_print_begin(1);
    pd_print_cstring("woken ");
    pd_print_int(woken.load_relaxed());
    pd_print_end();
}

// F2: an argument of any size that is passed on the stack has its room, wherever in a segment the call stands: nothing
// of another goroutine is overwritten, though each calls at every depth while the others' frames are full of values.
// RUN: %if release %{ %cc -O0 %s -o %t.0 && %each-mmax %t.0 | FileCheck %s --match-full-lines %}
// RUN: %cc -Os %s -o %t.s && %each-mmax %t.s | FileCheck %s --match-full-lines
// RUN: %cc -O2 %s -o %t.2 && %each-mmax %t.2 | FileCheck %s --match-full-lines
// RUN: cp %s %t.cpp && %cc -O2 -D_Thread_local=thread_local -I%S %t.cpp -o %t.plus
// RUN: %each-mmax %t.plus | FileCheck %s --match-full-lines
// RUN: %if release %{ %cc-clang -O2 %s -o %t.clang && %each-mmax %t.clang | FileCheck %s --match-full-lines %}
// CHECK: goroutines 16
#include "program.h"

enum { goroutines = 16, depths = 120, words = 1000, kept_words = 50 };

typedef struct {
    int64_t word[words];
} Record;

static int64_t last_of(Record record) { return record.word[words - 1]; }

// No compiler knows what it calls here, so that it cannot leave the copy out.
static int64_t (*volatile last)(Record record) = last_of;

// Fills its frame, calls by value, lets others run, looks whether its frame is as it was, and goes deeper.
static __attribute__((noinline)) void descend(Record *record, int64_t id, int64_t depth) {
    volatile int64_t kept[kept_words];
    for (int i = 0; i < kept_words; i++) kept[i] = id + i;
    expect(last(*record) == id, "the argument arrives");
    pd_gosched();
    if (depth != 0) descend(record, id, depth - 1);
    for (int i = 0; i < kept_words; i++) expect(kept[i] == id + i, "the frame is as it was");
}

static void worker(void *arg) {
    pd_chan *done = *(pd_chan **)arg;
    int64_t id = pd_goid() << 32;
    Record *record = (Record *)pd_mal(sizeof(Record));
    record->word[words - 1] = id;
    descend(record, id, depths);
    send(done, 1);
}

void pd_main(void) {
    pd_chan *done = channel_of(goroutines);
    for (int i = 0; i < goroutines; i++) pd_go_copy(worker, &done, sizeof(done));
    for (int i = 0; i < goroutines; i++) receive(done);
    say("goroutines", goroutines);
}

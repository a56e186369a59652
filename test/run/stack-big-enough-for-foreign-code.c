// F4: pd_call_on_big_stack gives code without prologues the room it asks for, 256 KiB by default; in it other
// functions may split, park and nest further such calls.
// RUN: %cc -O1 -DFOREIGN -fno-split-stack -c %s -o %t.foreign.o
// RUN: %cc -O1 %s %t.foreign.o -o %t
// RUN: %each-mmax %t | FileCheck %s --match-full-lines
// CHECK: right 200
#include <predawn.h>

typedef struct Request {
    int64_t bytes, nested, answer;
    void (*callback)(struct Request *request);
} Request;

void foreign(void *arg);

#ifdef FOREIGN
// Writes its whole frame, then calls back from it.
void foreign(void *arg) {
    Request *request = arg;
    volatile char frame[request->bytes];
    for (int64_t i = 0; i < request->bytes; i += 100) frame[i] = (char)(i / 100);
    request->callback(request);
    for (int64_t i = 0; i < request->bytes; i += 100) request->answer += frame[i] == (char)(i / 100);
}
#else
#include "program.h"

static int64_t descend(int64_t n) {
    volatile char frame[500];
    frame[0] = 1;
    return n == 0 ? 0 : descend(n - 1) + frame[0];
}

static void callback(Request *request) {
    expect(descend(100) == 100, "a call back splits");
    pd_gosched();
    if (request->nested == 0) return;
    Request inner = {200000, request->nested - 1, 0, callback};
    pd_call_on_big_stack(foreign, &inner, 0);
    expect(inner.answer == 2000, "a nested frame");
}

static int64_t right;

static void goroutine(void *arg) {
    (void)arg;
    for (int i = 0; i < 10; i++) {
        Request request = {1000000, 2, 0, callback};
        pd_call_on_big_stack(foreign, &request, 1000000 + 16384);
        if (request.answer == 10000) __atomic_add_fetch(&right, 1, __ATOMIC_SEQ_CST);
    }
}

void pd_main(void) {
    for (int i = 0; i < 20; i++) pd_go(goroutine, 0);
    await_goroutines(1);
    say("right", right);
}
#endif

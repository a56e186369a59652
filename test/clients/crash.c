// A crash in C: the report shows the goroutine that did it, through all segments of its stack, and the others,
// with files and lines; gdb lists the same frames.
//
// RUN: %cc --cc=gcc -O1 -g %s -o %t
// RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
// RUN: %python %inputs/die/trace-agrees-with-gdb.py %t 3
// RUN: %cc --cc=clang-14 -O1 -g %s -o %t
// RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
// RUN: %cc --cc=clang-19 -O1 -g %s -o %t
// RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
//
// CHECK: {{^panic: runtime error: invalid memory address or nil pointer dereference$}}
// CHECK-NEXT: {{^\[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x[0-9a-f]+\]$}}
// CHECK: {{^goroutine 2 \[running\]:$}}
// CHECK-NEXT: {{^}}length(...){{$}}
// CHECK-NEXT: {{^	.*}}crash.c:[[#@LINE+22]] +0x
// CHECK-NEXT: {{^}}total(...){{$}}
// CHECK-NEXT: {{^	.*}}crash.c:[[#@LINE+28]] +0x
// CHECK-NEXT: {{^}}work(...){{$}}
// CHECK-NEXT: {{^	.*}}crash.c:[[#@LINE+34]] +0x
// CHECK-NEXT: {{^}}created by main.main{{$}}
// CHECK-NEXT: {{^	.*}}crash.c:[[#@LINE+38]] +0x
// CHECK-EMPTY:
// CHECK-NEXT: {{^goroutine 1 \[(chan receive|running|runnable)\]:$}}
// CHECK-NEXT: {{^}}main.main(...){{$}}
// CHECK-NEXT: {{^	.*}}crash.c:{{(60|62) }}+0x
#include <predawn.h>

typedef struct List {
    const char *text;
    int64_t bytes;
    const struct List *next;
} List;

// Forgets that the list may be empty.
__attribute__((noinline)) static int64_t length(const List *list) {
    int64_t count = 1;
    for (; list->next; list = list->next) count++;
    return count;
}

// Its frame is more than a goroutine begins with, so it runs on a second segment.
__attribute__((noinline)) static int64_t total(const List *const *lists, int count) {
    volatile int64_t lengths[1000];
    int64_t sum = 0;
    for (int i = 0; i < count; i++) lengths[i] = length(lists[i]);
    for (int i = 0; i < count; i++) sum += lengths[i];
    return sum;
}

static void work(void *done) {
    static const List last = {"last", 4, 0}, first = {"first", 5, &last};
    const List *const lists[] = {&first, &last, 0};
    int64_t sum = total(lists, 3);
    pd_chan_send(done, &sum);
}

void pd_main(void) {
    pd_chan *done = pd_chan_new(sizeof(int64_t), 0);
    pd_go(work, done);
    int64_t sum;
    pd_chan_recv(done, &sum);
    pd_print_int(sum);
}

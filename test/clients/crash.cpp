// A crash in C++: the report shows the goroutine that did it, through all segments of its stack, and the
// others, with files and lines.
//
// RUN: %cc --cc=g++ -O1 -g %s -o %t
// RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
// RUN: %cc --cc=clang++-14 -O1 -g %s -o %t
// RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
// RUN: %cc --cc=clang++-19 -O1 -g %s -o %t
// RUN: %each-mmax %status 2 %t 2>%t.err && FileCheck %s <%t.err
//
// CHECK: {{^panic: runtime error: invalid memory address or nil pointer dereference$}}
// CHECK-NEXT: {{^\[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x[0-9a-f]+\]$}}
// CHECK: {{^goroutine 2 \[running\]:$}}
// CHECK-NEXT: {{^}}{{.*}}List{{.*}}length{{.*}}(...){{$}}
// CHECK-NEXT: {{^	.*}}crash.cpp:[[#@LINE+23]] +0x
// CHECK-NEXT: {{^}}{{.*}}total{{.*}}(...){{$}}
// CHECK-NEXT: {{^	.*}}crash.cpp:[[#@LINE+31]] +0x
// CHECK-NEXT: {{^}}{{.*}}work{{.*}}(...){{$}}
// CHECK-NEXT: {{^	.*}}crash.cpp:[[#@LINE+38]] +0x
// CHECK-NEXT: {{^}}created by main.main{{$}}
// CHECK-NEXT: {{^	.*}}crash.cpp:[[#@LINE+44]] +0x
// CHECK-EMPTY:
// CHECK-NEXT: {{^goroutine 1 \[(chan receive|running|runnable)\]:$}}
// CHECK-NEXT: {{^}}main.main(...){{$}}
// CHECK-NEXT: {{^	.*}}crash.cpp:{{(65|67) }}+0x
#include <predawn.h>

namespace {

struct List {
    const char* text;
    int64_t bytes;
    const List* next;

    // Forgets that the list may be empty.
    [[gnu::noinline]] int64_t length() const {
        int64_t count = 1;
        for (const List* list = this; list->next; list = list->next) count++;
        return count;
    }
};

// Its frame is more than a goroutine begins with, so it runs on a second segment.
template <int count>
[[gnu::noinline]] int64_t total(const List* const (&lists)[count]) {
    volatile int64_t lengths[1000];
    int64_t sum = 0;
    for (int i = 0; i < count; i++) lengths[i] = lists[i]->length();
    for (int i = 0; i < count; i++) sum += lengths[i];
    return sum;
}

constexpr List last = {"last", 4, nullptr}, first = {"first", 5, &last};

void work(void* done) {
    const List* const lists[] = {&first, &last, nullptr};
    int64_t sum = total(lists);
    pd_chan_send(static_cast<pd_chan*>(done), &sum);
}

} // namespace

void pd_main() {
    pd_chan* done = pd_chan_new(sizeof(int64_t), 0);
    pd_go(work, done);
    int64_t sum;
    pd_chan_recv(done, &sum);
    pd_print_int(sum);
}

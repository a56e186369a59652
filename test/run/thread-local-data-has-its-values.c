// thread_local data has its initial values, zeroes and alignment on every thread, whatever the alignments of its parts,
// by every linker, position-independent too.
//
// RUN: %cc -O1 --linker=bfd %s -o %t.bfd
// RUN: %each-mmax %t.bfd | FileCheck %s
// RUN: %cc -O1 --linker=gold %s -o %t.gold
// RUN: %each-mmax %t.gold | FileCheck %s
// RUN: %cc -O1 --linker=lld %s -o %t.lld
// RUN: %each-mmax %t.lld | FileCheck %s
// RUN: %cc -O1 --linker=bfd --pie %s -o %t.pie
// RUN: %each-mmax %t.pie | FileCheck %s
//
// Only one byte, with the least alignment; then a zeroed part that is aligned more than the initialised one.
// RUN: %cc -O1 --linker=bfd -DONE_BYTE %s -o %t.bfd
// RUN: %t.bfd | FileCheck %s
// RUN: %cc -O1 --linker=lld -DONE_BYTE %s -o %t.lld
// RUN: %t.lld | FileCheck %s
// CHECK: 64 right
#include <predawn.h>

enum { goroutines = 64 };

static _Thread_local char byte = 7;
#ifdef ONE_BYTE
static bool is_right(void) { return *(volatile char *)&byte == 7; }
#else
static _Thread_local int64_t word = -5;
static _Thread_local _Alignas(256) char zeroes[300];
static _Thread_local char last;

static bool is_right(void) {
    char *volatile aligned = zeroes;
    bool right = *(volatile char *)&byte == 7 && *(volatile int64_t *)&word == -5 && last == 0;
    for (int i = 0; i < 300; i++) right = right && aligned[i] == 0;
    return right && ((uintptr_t)aligned & 255) == 0;
}
#endif

static void child(void *channel) {
    bool right = is_right();
    pd_gosched();
    right = right && is_right();
    pd_chan_send(channel, &right);
}

void pd_main(void) {
    pd_chan *channel = pd_chan_new(sizeof(bool), 0);
    for (int i = 0; i < goroutines; i++) pd_go(child, channel);
    int64_t count = 0;
    for (int i = 0; i < goroutines; i++) {
        bool right = false;
        pd_chan_recv(channel, &right);
        count += right;
    }
    pd_print_begin(1);
    pd_print_int(count);
    pd_print_cstring(" right\n");
    pd_print_end();
}

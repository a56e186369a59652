// Every thread's alternate stack is at least AT_MINSIGSTKSZ and 8 KiB, and is enabled.
// RUN: %cc -O1 %s -o %t
// RUN: %each-mmax %t | FileCheck %s
// CHECK: {{^}}large enough{{$}}
#include "predawn.h"

enum { sigaltstack_number = 131, at_minsigstksz = 51, threads = 8 };

struct stack {
    void *sp;
    int32_t flags;
    size_t bytes;
};

static uint64_t wanted;
static volatile uint32_t checked, started;

static void check(void *arg) {
    struct stack now = {0, -1, 0};
    (void)arg;
    __atomic_fetch_add(&started, 1, __ATOMIC_SEQ_CST);
    for (int64_t i = 0; started < 2 && i < 10000000; i++) { // so that others run on other threads
    }
    if (pd_syscall(sigaltstack_number, 0, (int64_t)&now, 0, 0, 0, 0) != 0) pd_panic("sigaltstack");
    if (now.flags != 0 || now.bytes < wanted) pd_panic("a thread's signal stack is too small");
    __atomic_fetch_add(&checked, 1, __ATOMIC_SEQ_CST);
}

void pd_main(void) {
    const uint64_t *aux = (const uint64_t *)(pd_envv() + pd_envc() + 1);
    while (aux[0] != 0 && aux[0] != at_minsigstksz) aux += 2;
    wanted = (aux[0] ? aux[1] : 2048) + 8192;
    for (int i = 0; i < threads; i++) pd_go(check, 0);
    while (checked < threads) pd_gosched();
    pd_println("large enough");
}

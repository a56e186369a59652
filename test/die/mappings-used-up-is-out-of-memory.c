// G9: a process that has as many mappings as the system allows (vm.max_map_count), and needs another, says that it is
// out of memory: for the program's own memory, and for goroutines.
// RUN: %cc -O1 %s -I%inputs/run -o %t
// RUN: %status 2 %each-mmax --seconds 60 %t big 2>&1 | FileCheck %s
// RUN: %status 2 %each-mmax --seconds 60 %t small 2>&1 | FileCheck %s
// CHECK: {{^}}begun{{$}}
// CHECK: {{^}}there are no more{{$}}
// CHECK: {{^}}fatal error: out of memory{{$}}
#include "program.h"

enum { mmap_number = 9, private_anonymous = 0x22, no_memory = -12, most = 1 << 20 };

static void waits(void *arg) { pd_chan_recv(arg, 0); }

// Neighbours of other protections are not joined to one mapping.
static void use_up(void) {
    for (int64_t i = 0; i < most; i++) {
        int64_t at = pd_syscall(mmap_number, 0, 4096, i % 2 ? 1 : 3, private_anonymous, -1, 0);
        if (at == no_memory) return;
    }
    pd_throw("the system allows more than a million mappings: nothing to be seen");
}

void pd_main(void) {
    pd_println("begun");
    pd_chan *gate = channel_of(0);
    use_up();
    pd_println("there are no more");
    if (pd_argv()[1][0] == 'b') {
        for (int i = 0; i < 1000; i++) *(volatile char *)pd_mal(1 << 20) = 1;
    } else {
        for (int i = 0; i < 1000000; i++) pd_go(waits, gate);
    }
    pd_println("not reached");
}

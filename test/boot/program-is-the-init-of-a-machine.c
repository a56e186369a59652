// A program packed by predawn-cc --initramfs is the init of a machine, alone in its initramfs: it prints, runs
// goroutines on as many threads as there are processors, and switches the machine off when it ends.
//
// RUN: %cc -O2 --initramfs %s -o %t.gz
// RUN: %boot uml %t.gz </dev/null | FileCheck %s --check-prefixes=CHECK,ONE
// RUN: %boot qemu --processors 2 %t.gz </dev/null | FileCheck %s --check-prefixes=CHECK,TWO
//
// ONE: {{^threads at most: 1$}}
// TWO: {{^threads at most: 2$}}
// CHECK: primes below 1000: 168
// CHECK-NOT: predawn:
// CHECK: reboot: {{Power down|System halted}}
#include "../run/program.h"

static void generate(void *to) {
    for (int64_t n = 2; n < 1000; n++) send(to, n);
    pd_chan_close(to);
}

typedef struct Stage {
    pd_chan *from, *to;
    int64_t prime;
} Stage;

static void filter(void *with) {
    Stage *stage = with;
    int64_t n;
    while (pd_chan_recv(stage->from, &n)) {
        if (n % stage->prime != 0) send(stage->to, n);
    }
    pd_chan_close(stage->to);
}

void pd_main(void) {
    say("threads at most:", maxprocs());
    pd_chan *numbers = channel_of(0);
    pd_go(generate, numbers);
    int64_t count = 0, prime;
    while (pd_chan_recv(numbers, &prime)) {
        count++;
        Stage *stage = pd_mal(sizeof *stage);
        *stage = (Stage){numbers, channel_of(0), prime};
        pd_go(filter, stage);
        numbers = stage->to;
    }
    say("primes below 1000:", count);
}

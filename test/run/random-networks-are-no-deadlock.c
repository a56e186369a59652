// C6: random networks of goroutines that send and receive, yield, sleep, call the system, close, start others and end,
// come to their ends with the values that an evaluation step by step gives, and no deadlock is announced. The arguments
// are the number of the first network and how many there are.
// RUN: %cc -O2 %s -o %t
// RUN: %each-mmax %t 1 4000 | FileCheck %s --match-full-lines
// CHECK: networks 4000
#include "network.h"

static struct network network;

void pd_main(void) {
    int64_t first = pd_atoi(pd_argv()[1]), count = pd_atoi(pd_argv()[2]);
    static struct running running;
    struct outcome outcomes[processes_max];
    for (int64_t i = first; i < first + count; i++) {
        network_make(&network, (uint64_t)i);
        network_evaluate(&network, outcomes);
        network_run(&running, &network, i % 2 == 0);
        for (int64_t k = 0; k < network.process_count; k++) {
            expect(outcomes[k].waits == step_end, "by evaluation all come to their ends");
            expect(outcomes[k].value == running.values[k], "a process has computed something else");
        }
    }
    say("networks", count);
}

// C6: random networks from which steps are missing are announced as deadlocks exactly where an evaluation step by step
// comes to a stand, with as many goroutines in each kind of wait; the others end with status 0.
// RUN: %cc -O2 %s -I%inputs/run -o %t
// RUN: %python %S/run-networks %t 1 150 | FileCheck %s
// CHECK: {{^}}wrong: []{{$}}
// CHECK-NEXT: {{^}}of each kind over a quarter: True{{$}}
#include "network.h"

// Takes a step that concerns a channel out of the network.
static void lose_step(struct network *n, uint64_t *random) {
    for (int tries = 0; tries < 100; tries++) {
        struct process *p = &n->processes[draw(random, n->process_count)];
        if (p->length == 0) continue;
        int64_t at = draw(random, p->length);
        if (p->steps[at].kind != step_send && p->steps[at].kind != step_recv) continue;
        for (p->length--; at <= p->length; at++) p->steps[at] = p->steps[at + 1];
        return;
    }
}

void pd_main(void) {
    static struct network network;
    static struct running running;
    uint64_t seed = (uint64_t)pd_atoi(pd_argv()[1]), random = seed * 77 + 5;
    network_make(&network, seed);
    for (int64_t lost = draw(&random, 3); lost > 0; lost--) lose_step(&network, &random);
    struct outcome outcomes[processes_max];
    network_evaluate(&network, outcomes);
    int64_t sending = 0, receiving = 0;
    for (int64_t i = 0; i < network.process_count; i++) {
        sending += outcomes[i].waits == step_send;
        receiving += outcomes[i].waits == step_recv;
    }
    bool main_waits_for_all = sending + receiving > 0 && outcomes[0].waits == step_end;
    say("send", sending);
    say("receive", receiving + main_waits_for_all);
    network_run(&running, &network, true);
}

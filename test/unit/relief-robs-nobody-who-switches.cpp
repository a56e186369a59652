// B14: a busy M relieves others of all they hold if they have not switched between two looks, some time apart, and
// nobody else; in such a round it looks at each of them once.
// RUN: %unit %s -o %t
// RUN: %t
// RUN: %unit-debug %s -o %t.debug
// RUN: %t.debug
#include "runtime/sched.h"
#include "expect.h"

using namespace predawn;

namespace {

constexpr uint64_t behind = 3;
G waiting[behind], readied;
M hog, busy;

uint64_t round_of_looks() { return rt0_on_system_stack(relieve_others, &m0); }

uint64_t round_after_a_while() {
    sched.relieved_cycles.store_relaxed(0);
    return round_of_looks();
}

void put_behind_the_hog() {
    for (G& g : waiting) hog.queue.put(&g);
}

// What was taken stands in this M's queue, the oldest first.
void expect_relief_of_the_hog_alone() {
    expect(round_after_a_while() == behind, "all that stands behind the hog is taken, and nothing else");
    for (G& g : waiting) expect(m0.queue.take() == &g, "in its order");
    expect(busy.next.load_relaxed() == &readied, "who switches keeps what it has readied");
}

} // namespace

void pd_main() {
    M* all = sched.ms.load_relaxed();
    hog.all_link = all;
    busy.all_link = &hog; // looked at first
    sched.ms.store_release(&busy);

    put_behind_the_hog();
    busy.next.store_relaxed(&readied);
    expect(round_after_a_while() == 0, "nobody is stuck at the first look");
    busy.ticks.store_relaxed(1);
    expect(round_of_looks() == 0, "no round follows at once");
    expect_relief_of_the_hog_alone();
    put_behind_the_hog();
    busy.ticks.store_relaxed(2);
    expect_relief_of_the_hog_alone();

    expect(round_after_a_while() == 1, "who has not switched between two looks is relieved");
    expect(m0.queue.take() == &readied, "of what it has readied");
    expect(round_after_a_while() == 0, "nothing is left");
    sched.ms.store_release(all);
}

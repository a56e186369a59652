// plan.h -- Plan: a goroutine that has not begun, as no more than its function and its argument.
//
// A tree of goroutines whose leaves are started before the first of them runs would have all their stacks at once. So
// where there are many goroutines already, and no dead one whose memory could be used again, a new one is a plan. It
// follows the one that stands last in the scheduler's queue, if that has not begun either: the first of such a row has
// its G and stands in the queue for all of them (bears them). When it begins, the next gets a G, takes the others over,
// and is put at the head of the queue: so the order is the one in which they were started.
//
// The plans lie in bags, each a mapping of its own, which is given back when it is empty. Plans are added while there
// is one thread; they are taken by who runs the goroutine that bears them, on any thread. What the bearer has is seen
// there as all else that it has: by way of the queue.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace predawn {

struct G;

// What newproc is asked for.
struct Start {
    void (*fn)(void*);
    void* arg;
    const void* block;    // a copy of these bytes is the argument, where block_bytes is not 0
    size_t block_bytes;
    uintptr_t creator_pc;
};

struct Plan {
    Start start;          // block: behind this record
    int64_t goid;
};

// Plans one behind the other, in the order in which they are to begin.
struct PlanBag {
    PlanBag* next;
    char* at;             // the next that is to begin
    char* end;            // behind the last
};

// In G while it has not begun, and bears others.
struct Bearer {
    PlanBag* first;
    PlanBag* last;
    void (*fn)(void*);    // its own function
};

// Plans a goroutine behind the one that is last in the queue. False: that has begun, or many bear others already. The
// only thread, on a g0's stack.
bool plan_add(const Start& start, int64_t goid);

// Those that this G bears, if it has not begun and does; else null.
const Bearer* plan_bearer(const G* g);

// Visits them, in their order.
inline const Plan* plan_first(const PlanBag* bag) { return bag ? reinterpret_cast<const Plan*>(bag->at) : nullptr; }
const Plan* plan_next(const PlanBag*& bag, const Plan* plan);

} // namespace predawn

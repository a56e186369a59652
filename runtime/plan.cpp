// plan.cpp -- goroutines that have not begun are planned, and get their stacks when their turn comes.

#include "runtime/plan.h"

#include "predawn.h"
#include "rt0/atomic.h"
#include "rt0/machine.h"
#include "runtime/m.h"
#include "runtime/pages.h"
#include "runtime/sched.h"
#include "sys/pages.h"

namespace predawn {
namespace {

constinit PlanBag* spare = nullptr; // an empty bag; the only thread's
constinit int bags = 0;             // the others; the only thread's

size_t plan_bytes(const Plan* plan) { return (sizeof(Plan) + plan->start.block_bytes + 7) & -size_t{8}; }

SwitchFrame* frame_of(const G* g) { return reinterpret_cast<SwitchFrame*>(g->context.sp); }

bool has_begun(const G* g) { return frame_of(g)->pc != reinterpret_cast<uintptr_t>(rt0_goroutine_entry) + 1; }

PlanBag* bag_make() {
    PlanBag* bag = spare;
    spare = nullptr;
    bags++;
    if (!bag) bag = static_cast<PlanBag*>(pages_or_die(plan_bag_bytes));
    char* first = reinterpret_cast<char*>(bag + 1);
    *bag = {nullptr, first, first};
    return bag;
}

void bag_free(PlanBag* bag) {
    if (!multi) bags--;
    if (!multi && !spare) spare = bag;
    else (void)sys::pages_unmap(bag, plan_bag_bytes);
}

void plan_begin(void* arg);

// From now on it stands in the queue for these as well.
void bear(G* g, PlanBag* first, PlanBag* last) {
    SwitchFrame* frame = frame_of(g);
    g->bearer = {first, last, reinterpret_cast<void (*)(void*)>(frame->rbx)};
    signal_fence(); // pairs with plan_bearer in a handler's list
    frame->rbx = reinterpret_cast<uintptr_t>(plan_begin);
}

// The first of those that this goroutine bore gets its stack, and bears the others. On the g0's stack.
uint64_t pass_on(void* with) {
    Bearer from = *static_cast<Bearer*>(with);
    PlanBag* bag = from.first;
    const Plan* plan = reinterpret_cast<const Plan*>(bag->at);
    G* g = g_made(current_m(), plan->start);
    g->goid = plan->goid;
    bag->at += plan_bytes(plan);
    PlanBag* first = bag->at == bag->end ? bag->next : bag;
    if (first) bear(g, first, from.last);
    if (first != bag) bag_free(bag);
    Guard hold(sched.lock, Rank::sched);
    queue_push_first(g);
    return 0;
}

// What a goroutine that bears others runs instead of its function, and then that.
void plan_begin(void* arg) {
    Bearer bearer = current_g()->bearer;
    rt0_on_system_stack(pass_on, &bearer);
    if (multi) wake_somebody(); // one in the queue may stand for many
    bearer.fn(arg);
}

} // namespace

// A signal may come anywhere in it, and list what is there: a plan, and a bag, are written before they can be found.
bool plan_add(const Start& start, int64_t goid) NO_LOCK_ANALYSIS {
    G* last = sched.queue_tail;
    if (!sched.queue_head || has_begun(last)) return false;
    bool bears = frame_of(last)->rbx == reinterpret_cast<uintptr_t>(plan_begin);
    if (!bears && bags >= plan_bags_max) return false;
    Plan plan = {start, goid};
    size_t bytes = plan_bytes(&plan);
    PlanBag* bag = bears ? last->bearer.last : nullptr;
    bool fits = bag && static_cast<size_t>(reinterpret_cast<char*>(bag) + plan_bag_bytes - bag->end) >= bytes;
    if (!fits) bag = bag_make();
    auto* to = reinterpret_cast<Plan*>(bag->end);
    if (start.block_bytes != 0) plan.start.block = memcpy(to + 1, start.block, start.block_bytes);
    *to = plan;
    signal_fence();
    bag->end += bytes;
    signal_fence();
    if (!bears) {
        bear(last, bag, bag);
    } else if (!fits) {
        last->bearer.last->next = bag;
        last->bearer.last = bag;
    }
    return true;
}

const Bearer* plan_bearer(const G* g) {
    bool bears = !has_begun(g) && frame_of(g)->rbx == reinterpret_cast<uintptr_t>(plan_begin);
    return bears ? &g->bearer : nullptr;
}

const Plan* plan_next(const PlanBag*& bag, const Plan* plan) {
    const char* next = reinterpret_cast<const char*>(plan) + plan_bytes(plan);
    if (next != bag->end) return reinterpret_cast<const Plan*>(next);
    bag = bag->next;
    return plan_first(bag);
}

} // namespace predawn

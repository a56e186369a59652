// stack.cpp -- segments are taken, linked, left and given back.
//
// What a parked M's g0 or a signal handler may be in the middle of is never touched: lists per M are the M's own.

#include "runtime/stack.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/args.h"
#include "runtime/m.h"
#include "runtime/panic.h"
#include "runtime/sched.h"
#include "sys/pages.h"

namespace predawn {

// alloca and variable-length arrays of checked functions, where the segment has not the room (GCC and Clang call
// __morestack_allocate_stack_space for each). What a frame asks for dies with it; as nobody tells, it is freed when a later
// request comes from further out, or the goroutine ends. An array in a loop cannot be told from alloca in a loop: it
// takes its bytes in every turn, as with libgcc.
struct DynamicBlock {
    DynamicBlock* outer;
    Segment* memory;        // used from its limit up; this record lies at its top
    uintptr_t at;           // the next free byte
    Segment* frame_segment; // where the frame lies that asked
    uintptr_t frame_sp;
};

namespace {

constexpr size_t record_bytes = 64;
constexpr size_t block_bytes = 1 << 20;
constexpr int no_class = stack_class_count;

struct Pool {
    Lock lock;
    Segment* free[stack_class_count] GUARDED_BY(lock);
    char* block_at GUARDED_BY(lock);
    char* block_end GUARDED_BY(lock);
};
constinit Pool pool = {};

// $PREDAWN_STACK_MAX in bytes, if it is a number above 0; read on first need.
size_t stack_bytes_max() {
    static constinit size_t most = 0; // every M that asks finds the same answer
    if (most == 0) {
        const char* text = env_value("PREDAWN_STACK_MAX");
        int64_t bytes = text ? pd_atoi(text) : 0;
        most = bytes > 0 ? static_cast<size_t>(bytes) : stack_total_bytes_max;
    }
    return most;
}

size_t class_bytes(int size_class) { return size_t{1} << (stack_class_first + size_class); }

int class_of(size_t bytes) {
    int size_class = 0;
    while (size_class < stack_class_count && class_bytes(size_class) < bytes) size_class++;
    return size_class;
}

void* map_or_die(size_t bytes) {
    sys::Result<void*> mapped = sys::pages_map(bytes);
    if (!mapped.ok()) fatal("out of memory");
    return mapped.value();
}

Segment* segment_lay_out(char* memory, size_t bytes) {
    Segment* s = reinterpret_cast<Segment*>(memory + bytes - record_bytes);
    s->low = reinterpret_cast<uintptr_t>(memory);
    s->high = reinterpret_cast<uintptr_t>(s);
    s->limit = s->low + stack_guard_bytes;
    s->room_bytes = s->high - s->limit;
    *reinterpret_cast<uint64_t*>(memory) = stack_canary;
    return s;
}

size_t segment_bytes(const Segment* s) { return s->high + record_bytes - s->low; }

// Fills the M's list of this class from the shared one, or with a new segment.
void refill(M* m, int size_class) {
    Guard hold(pool.lock, Rank::stack);
    while (pool.free[size_class] && m->stack_free_count[size_class] < stack_cache_max / 2) {
        Segment* s = pool.free[size_class];
        pool.free[size_class] = s->newer;
        s->newer = m->stack_free[size_class];
        m->stack_free[size_class] = s;
        m->stack_free_count[size_class]++;
    }
    if (m->stack_free[size_class]) return;
    size_t bytes = class_bytes(size_class);
    if (static_cast<size_t>(pool.block_end - pool.block_at) < bytes) {
        pool.block_at = static_cast<char*>(map_or_die(block_bytes));
        pool.block_end = pool.block_at + block_bytes;
    }
    Segment* s = segment_lay_out(pool.block_at, bytes);
    pool.block_at += bytes;
    s->newer = nullptr;
    m->stack_free[size_class] = s;
    m->stack_free_count[size_class] = 1;
}

void spill(M* m, int size_class) {
    Guard hold(pool.lock, Rank::stack);
    while (m->stack_free_count[size_class] > stack_cache_max / 2) {
        Segment* s = m->stack_free[size_class];
        m->stack_free[size_class] = s->newer;
        m->stack_free_count[size_class]--;
        s->newer = pool.free[size_class];
        pool.free[size_class] = s;
    }
}

Segment* segment_map(size_t bytes) {
    bytes = (bytes + sys::page_bytes - 1) & -sys::page_bytes;
    char* memory = static_cast<char*>(map_or_die(bytes));
    constexpr size_t huge_page_bytes = 2 << 20;
    if (bytes >= huge_page_bytes) (void)sys::pages_advise(memory, bytes, sys::madv_hugepage); // a hint: may be refused
    return segment_lay_out(memory, bytes);
}

} // namespace

Segment* segment_get(size_t room_bytes) {
    check(room_bytes < size_t{1} << 47, "a frame larger than the address space");
    size_t bytes = room_bytes + stack_guard_bytes + record_bytes;
    int size_class = class_of(bytes);
    Segment* s;
    if (size_class == no_class) {
        s = segment_map(bytes);
    } else {
        M* m = current_m();
        if (!m->stack_free[size_class]) refill(m, size_class);
        s = m->stack_free[size_class];
        m->stack_free[size_class] = s->newer;
        m->stack_free_count[size_class]--;
    }
    s->older = s->newer = nullptr;
    return s;
}

void segment_put(Segment* s) {
    check(*reinterpret_cast<uint64_t*>(s->low) == stack_canary, "a stack segment was overrun");
    size_t bytes = segment_bytes(s);
    int size_class = class_of(bytes);
    if (size_class == no_class) {
        (void)sys::pages_unmap(reinterpret_cast<void*>(s->low), bytes);
        return;
    }
    M* m = current_m();
    s->newer = m->stack_free[size_class];
    m->stack_free[size_class] = s;
    if (++m->stack_free_count[size_class] > stack_cache_max) spill(m, size_class);
}

void stack_trim(G* g) {
    Segment* s = g->context.segment->newer;
    if (!s) return;
    g->context.segment->newer = nullptr;
    g->stack_bytes -= segment_bytes(s);
    segment_put(s);
}

void stack_release(G* g) {
    auto* canary = reinterpret_cast<uint64_t*>(g->first_segment.low);
    check(*canary == stack_canary, "a goroutine's first segment was overrun");
    for (DynamicBlock* block = g->dynamic; block;) {
        Segment* memory = block->memory; // the block's own record lies in it
        block = block->outer;
        segment_put(memory);
    }
    g->dynamic = nullptr;
    for (Segment* s = g->first_segment.newer; s;) {
        Segment* next = s->newer;
        segment_put(s);
        s = next;
    }
    g->first_segment.newer = nullptr;
    g->context.segment = &g->first_segment;
    g->stack_bytes = stack_first_bytes;
}

namespace {

// Whether the frame that asked for this block is surely gone, seen from a frame at `sp` in `here`.
bool block_is_dead(const DynamicBlock* block, const Segment* here, uintptr_t sp) {
    if (block->frame_segment == here) return block->frame_sp < sp;
    for (const Segment* s = here->older; s; s = s->older) {
        if (s == block->frame_segment) return false;
    }
    return true;
}

struct DynamicRequest {
    size_t bytes;
    uintptr_t sp;
};

constexpr size_t dynamic_align = 64;

uint64_t dynamic_get(void* with) {
    const DynamicRequest& request = *static_cast<DynamicRequest*>(with);
    G* g = current_g();
    Segment* here = g->context.segment;
    while (g->dynamic && block_is_dead(g->dynamic, here, request.sp)) {
        Segment* memory = g->dynamic->memory;
        g->dynamic = g->dynamic->outer;
        segment_put(memory);
    }
    size_t bytes = (request.bytes + dynamic_align - 1) & -dynamic_align;
    DynamicBlock* block = g->dynamic;
    bool same_frame = block && block->frame_segment == here && block->frame_sp == request.sp;
    if (!same_frame || reinterpret_cast<uintptr_t>(block) - block->at < bytes) {
        size_t grown = same_frame ? segment_bytes(block->memory) * stack_growth : 0;
        if (grown > stack_segment_bytes_max) grown = stack_segment_bytes_max;
        size_t needed = bytes + sizeof(DynamicBlock) + dynamic_align;
        Segment* memory = segment_get(needed > grown ? needed : grown);
        block = reinterpret_cast<DynamicBlock*>(memory->high - sizeof(DynamicBlock));
        *block = {g->dynamic, memory, (memory->limit + dynamic_align - 1) & -dynamic_align, here, request.sp};
        g->dynamic = block;
    }
    uintptr_t result = block->at;
    block->at += bytes;
    return result;
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

Segment* rt0_up_more_stack(uintptr_t bytes) {
    G* g = current_g();
    if (g->is_g0) fatal("stack overflow: a system stack does not grow");
    Segment* current = g->context.segment;
    stack_trim(g); // a kept segment that is too small
    size_t current_bytes = current == &g->first_segment ? stack_first_bytes : segment_bytes(current);
    size_t room = bytes;
    size_t grown = current_bytes * stack_growth;
    if (grown < stack_second_bytes) grown = stack_second_bytes;
    if (grown > stack_segment_bytes_max) grown = stack_segment_bytes_max;
    if (room < grown - stack_guard_bytes - record_bytes) room = grown - stack_guard_bytes - record_bytes;
    if (room + g->stack_bytes > stack_bytes_max()) fatal_stack_overflow(stack_bytes_max());
    Segment* s = segment_get(room);
    s->older = current;
    current->newer = s;
    g->stack_bytes += segment_bytes(s);
    return s;
}

void rt0_up_less_stack(Segment*) { stack_trim(current_g()); }

// Called by compiled code for alloca and variable-length arrays that do not fit (libgcc's interface). The memory is
// not zeroed and 64-byte aligned. On a goroutine's stack.
void* __morestack_allocate_stack_space(size_t bytes) {
    DynamicRequest request = {bytes, reinterpret_cast<uintptr_t>(__builtin_frame_address(0))};
    return reinterpret_cast<void*>(rt0_on_system_stack(dynamic_get, &request));
}

// The segment is kept like any other, so that a second call finds it.
void pd_call_on_big_stack(void (*fn)(void*), void* arg, size_t bytes) {
    if (bytes == 0) bytes = stack_big_bytes;
    bytes = (bytes + sys::page_bytes - 1) & -sys::page_bytes;
    rt0_call_with_stack(fn, arg, bytes);
}
}

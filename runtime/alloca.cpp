// alloca.cpp -- memory for alloca and variable-length arrays that a segment has no room for.
//
// GCC and Clang call __morestack_allocate_stack_space where a checked function's segment has not the room. What a frame
// asks for dies with it; as nobody tells, it is freed when a later request comes from further out, or the goroutine
// ends.
// An array in a loop, or in a function that is called again from the same depth, cannot be told from alloca in a
// loop. So that such a function does not take memory at every call, a miss raises the limit of the segment above that
// frame: its next call goes on to another, which has room for the array. In one activation each turn takes its bytes,
// as with libgcc.

#include "rt0/machine.h"
#include "runtime/g.h"
#include "runtime/panic.h"
#include "runtime/stack.h"

namespace predawn {

struct DynamicBlock {
    DynamicBlock* outer;
    Segment* memory;        // used from its limit up; this record lies at its top
    uintptr_t at;           // the next free byte
    Segment* frame_segment; // where the frame lies that asked
    uintptr_t frame_sp;
};

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

constexpr size_t frame_small_bytes = 512; // the frame that asked, and the 256 bytes that prologues do not ask for

// The next function that is called at this depth asks for another segment.
void close_segment(Segment* here, uintptr_t sp) {
    uintptr_t limit = sp + frame_small_bytes;
    if (limit > here->high) limit = here->high;
    if (limit <= here->limit) return;
    segment_limit(here, limit);
    current_tcb()->stack_limit = limit;
}

uint64_t dynamic_get(void* with) {
    const DynamicRequest& request = *static_cast<DynamicRequest*>(with);
    G* g = current_g();
    Segment* here = g->context.segment;
    alloca_abandon(g, here, request.sp);
    check(request.bytes < size_t{1} << 47, "alloca of more than the address space");
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
        if (bytes > g->array_bytes) g->array_bytes = bytes;
        close_segment(here, request.sp);
    }
    uintptr_t result = block->at;
    block->at += bytes;
    return result;
}

} // namespace

void alloca_abandon(G* g, const Segment* here, uintptr_t sp) {
    while (g->dynamic && block_is_dead(g->dynamic, here, sp)) {
        Segment* memory = g->dynamic->memory; // the block's own record lies in it
        g->dynamic = g->dynamic->outer;
        segment_put(memory);
    }
}

void alloca_release(G* g) {
    while (g->dynamic) {
        Segment* memory = g->dynamic->memory; // the block's own record lies in it
        g->dynamic = g->dynamic->outer;
        segment_put(memory);
    }
}

} // namespace predawn

// Called by compiled code for alloca and variable-length arrays that do not fit (libgcc's interface). The memory is
// not zeroed and 64-byte aligned. On a goroutine's stack.
extern "C" void* __morestack_allocate_stack_space(size_t bytes) {
    predawn::DynamicRequest request = {bytes, reinterpret_cast<uintptr_t>(__builtin_frame_address(0))};
    return reinterpret_cast<void*>(predawn::rt0_on_system_stack(predawn::dynamic_get, &request));
}

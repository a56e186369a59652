// defer.cpp -- calls are registered, and run at the end of the function that has deferred them.
//
// Where the frame has a record for it a call costs some stores. The others, which a loop registers, lie in blocks that
// belong to the goroutine, one upon the other, with a copy of their arguments; a block is given back when it is empty.

#include "runtime/defer.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/g.h"
#include "runtime/panic.h"
#include "runtime/stack.h"

namespace predawn {

struct alignas(16) DeferBlock { // so the calls behind it are aligned
    DeferBlock* outer;
    Segment* memory; // used from its limit up, which is where this record lies
    uintptr_t at;    // the next free byte
};

namespace {

constexpr size_t block_bytes_most = 1 << 20; // of one block; each is twice the last

struct Request {
    G* g;
    size_t bytes;
};

uint64_t block_add(void* with) {
    const Request& request = *static_cast<Request*>(with);
    DeferBlock* outer = request.g->defer_block;
    size_t bytes = outer ? segment_bytes(outer->memory) * stack_growth : stack_second_bytes;
    if (bytes > block_bytes_most) bytes = block_bytes_most;
    Segment* memory = segment_get(bytes - stack_guard_bytes - stack_record_bytes);
    auto* block = reinterpret_cast<DeferBlock*>(memory->limit);
    *block = {outer, memory, reinterpret_cast<uintptr_t>(block + 1)};
    request.g->defer_block = block;
    return 0;
}

uint64_t block_remove(void* with) {
    G* g = static_cast<G*>(with);
    Segment* memory = g->defer_block->memory; // the block's own record lies in it
    g->defer_block = g->defer_block->outer;
    segment_put(memory);
    return 0;
}

inline size_t room_in(const DeferBlock* block) { return block ? block->memory->high - block->at : 0; }

inline Deferred of_frame(pd_defer_frame* frame) {
    uint64_t no_park = reinterpret_cast<DeferFrame*>(frame)->no_park;
    return {nullptr, frame, nullptr, nullptr, nullptr, deferred_resume, nullptr, no_park};
}

} // namespace

void deferred_null(void*) { pd_panic_nil(); }

void deferred_add_copy(const Deferred& d, void (*fn)(void*), const void* args, size_t bytes) {
    G* g = current_g();
    size_t needed = sizeof(Deferred) + ((bytes + 15) & -size_t{16});
    if (room_in(g->defer_block) < needed) {
        Request request = {g, needed};
        rt0_on_system_stack(block_add, &request);
    }
    DeferBlock* block = g->defer_block;
    auto* to = reinterpret_cast<Deferred*>(block->at);
    block->at += needed;
    void* arg = const_cast<void*>(args);
    if (bytes > 0) arg = memcpy(to + 1, args, bytes);
    deferred_add(g, to, d, fn, arg, block);
}

void deferred_free(G* g, Deferred* d) {
    d->block->at = reinterpret_cast<uintptr_t>(d);
    if (d->block->at == reinterpret_cast<uintptr_t>(d->block + 1)) rt0_on_system_stack(block_remove, g);
}

} // namespace predawn

using namespace predawn;

extern "C" {

void pd_defer(pd_defer_frame* frame, pd_deferred* record, void (*fn)(void*), void* arg) {
    deferred_add(current_g(), reinterpret_cast<Deferred*>(record), of_frame(frame), fn, arg);
}

void pd_defer_copy(pd_defer_frame* frame, void (*fn)(void*), const void* args, size_t bytes) {
    if (bytes > PD_GO_BYTES_MAX) fatal("defer: too many arguments");
    deferred_add_copy(of_frame(frame), fn, args, bytes);
}

void pd_defer_return(pd_defer_frame* frame) {
    G* g = current_g();
    for (;;) {
        Deferred* d = g->defers;
        if (!d || d->frame != frame) return;
        void (*fn)(void*) = d->fn;
        d->fn = nullptr;
        fn(d->arg);
        deferred_drop(g, d);
    }
}
}

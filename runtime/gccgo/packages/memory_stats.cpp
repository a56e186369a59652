// memory_stats.cpp -- runtime.ReadMemStats, as far as the allocator knows.
//
// It hands out memory for ever and counts bytes of what it has mapped, not objects: those numbers stay 0, and so do all
// of a collector. What other Ms have left of their memory is read while they use it up: a number of then.
#include "predawn.h"
#include "runtime/m.h"
#include "runtime/sched.h"

namespace predawn {

namespace {

// As package runtime declares it.
struct MemoryStats {
    uint64_t alloc, total_alloc, system, lookups, mallocs, frees;
    uint64_t heap_alloc, heap_system, heap_idle, heap_in_use, heap_released, heap_objects;
    uint64_t of_runtime[9]; // stacks, its own tables
    uint64_t next_gc, last_gc, pause_total_ns, pause_ns[256], pause_end[256];
    uint32_t collections, forced;
    double gc_share;
    bool gc_enabled, gc_debugged;
    struct {
        uint32_t bytes;
        uint64_t mallocs, frees;
    } by_size[61];
};

template <typename T>
T look(const T& word) {
    return reinterpret_cast<const Atomic<T>&>(word).load_relaxed();
}

} // namespace
} // namespace predawn

using namespace predawn;

extern "C" {

void gccgo_memory_stats(MemoryStats* to) asm("runtime.ReadMemStats");

void gccgo_memory_stats(MemoryStats* to) {
    *to = {};
    uint64_t mapped = 0, left = 0;
    for (M* m = sched.ms.load_acquire(); m; m = m->all_link) { // pairs with m_main's release
        mapped += look(m->mal_mapped_bytes);
        uint64_t free = static_cast<uint64_t>(look(m->mal_end) - look(m->mal_at));
        if (free <= mal_large_hunk_bytes) left += free; // else it went on to another hunk in between
    }
    to->heap_system = to->system = mapped;
    to->heap_idle = left < mapped ? left : mapped;
    to->heap_in_use = mapped - to->heap_idle;
    to->alloc = to->total_alloc = to->heap_alloc = to->heap_in_use;
    to->gc_enabled = true; // as Go has it, always
}
}

// stack.cpp -- segments are taken, linked, left and given back.
//
// What a parked M's g0 or a signal handler may be in the middle of is never touched: lists per M are the M's own.

#include "runtime/stack.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/args.h"
#include "runtime/m.h"
#include "runtime/pages.h"
#include "runtime/panic.h"
#include "sys/pages.h"
#include "runtime/sched.h"

namespace predawn {

[[gnu::weak]] void alloca_release(G* g); // without alloca.cpp nobody has such memory
[[gnu::weak]] void segments_take(M* m, int size_class);
[[gnu::weak]] void segments_share(M* m, int size_class);

namespace {

constexpr size_t block_bytes = 1 << 20;
constexpr int no_class = stack_class_count;

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

// The class whose segments have at least `bytes` bytes, which become that many; no_class: none has.
int class_of(size_t& bytes) {
    size_t class_bytes = size_t{1} << stack_class_first;
    int size_class = 0;
    for (; class_bytes < bytes; class_bytes *= 2) {
        if (++size_class == no_class) return no_class;
    }
    bytes = class_bytes;
    return size_class;
}

// Memory for a segment of a class, from the M's block.
char* carve(M* m, size_t bytes) {
    if (static_cast<size_t>(m->stack_block_end - m->stack_block_at) < bytes) {
        m->stack_block_at = static_cast<char*>(pages_or_die(block_bytes));
        m->stack_block_end = m->stack_block_at + block_bytes;
    }
    char* memory = m->stack_block_at;
    m->stack_block_at += bytes;
    return memory;
}

// Memory for a segment without a class.
char* map_large(size_t bytes) {
    char* memory = static_cast<char*>(pages_or_die(bytes));
    constexpr size_t huge_page_bytes = 2 << 20;
    if (bytes >= huge_page_bytes) (void)sys::pages_advise(memory, bytes, sys::madv_hugepage); // a hint: may be refused
    return memory;
}

} // namespace

Segment* segment_get(size_t room_bytes) {
    check(room_bytes < size_t{1} << 47, "a frame larger than the address space");
    size_t bytes = room_bytes + stack_guard_bytes + stack_record_bytes;
    M* m = current_m();
    Segment* s = nullptr;
    char* memory = nullptr;
    int size_class = class_of(bytes);
    if (size_class == no_class) {
        bytes = sys::page_round(bytes);
        memory = map_large(bytes);
    } else {
        if (!m->stack_free[size_class] && multi) segments_take(m, size_class);
        s = m->stack_free[size_class];
        if (s) {
            m->stack_free[size_class] = s->newer;
            m->stack_free_count[size_class]--;
        } else {
            memory = carve(m, bytes);
        }
    }
    if (!s) {
        s = reinterpret_cast<Segment*>(memory + bytes - stack_record_bytes);
        s->low = reinterpret_cast<uintptr_t>(memory);
        s->high = reinterpret_cast<uintptr_t>(s);
        *reinterpret_cast<uint64_t*>(memory) = stack_canary;
    }
    segment_limit(s, s->low + stack_guard_bytes);
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
    if (++m->stack_free_count[size_class] > stack_cache_max && multi) segments_share(m, size_class);
}

void stack_trim(G* g) {
    Segment* s = g->context.segment->newer;
    if (!s) return;
    g->context.segment->newer = nullptr;
    g->stack_bytes -= segment_bytes(s);
    segment_put(s);
}

void stack_abandon(G* g) {
    Segment* kept = g->context.segment->newer;
    if (!kept) return;
    for (Segment* s = kept->newer; s;) {
        Segment* next = s->newer;
        g->stack_bytes -= segment_bytes(s);
        segment_put(s);
        s = next;
    }
    kept->newer = nullptr;
}

void stack_release(G* g) {
    auto* canary = reinterpret_cast<uint64_t*>(g->first_segment.low);
    check(*canary == stack_canary, "a goroutine's first segment was overrun");
    if (alloca_release) alloca_release(g);
    for (Segment* s = g->first_segment.newer; s;) {
        Segment* next = s->newer;
        segment_put(s);
        s = next;
    }
    g->first_segment.newer = nullptr;
    segment_limit(&g->first_segment, g->first_segment.low + stack_guard_bytes);
    g->context.segment = &g->first_segment;
    g->stack_bytes = stack_first_bytes;
    g->array_bytes = 0;
}

} // namespace predawn

using namespace predawn;

extern "C" {

Segment* rt0_up_more_stack(uintptr_t bytes) {
    G* g = current_g();
    if (g->is_g0) fatal("stack overflow: a system stack does not grow");
    Segment* current = g->context.segment;
    stack_trim(g); // a kept segment that is too small
    size_t current_bytes = current == &g->first_segment ? stack_first_bytes : segment_bytes(current);
    size_t wanted = current_bytes * stack_growth;
    if (wanted < stack_second_bytes) wanted = stack_second_bytes;
    if (wanted > stack_segment_bytes_max) wanted = stack_segment_bytes_max;
    size_t room = wanted - stack_guard_bytes - stack_record_bytes;
    bytes += g->array_bytes; // an array that had no room before shall have it here
    if (room < bytes) room = bytes;
    size_t most = stack_bytes_max();
    if (room + g->stack_bytes > most) fatal_stack_overflow(most);
    Segment* s = segment_get(room);
    s->older = current;
    current->newer = s;
    g->stack_bytes += segment_bytes(s);
    return s;
}

uint64_t rt0_up_less_stack(void*) {
    stack_trim(current_g());
    return 0;
}

// The segment is kept like any other, so that a second call finds it.
void pd_call_on_big_stack(void (*fn)(void*), void* arg, size_t bytes) {
    if (bytes == 0) bytes = stack_big_bytes;
    if (bytes > stack_bytes_max()) fatal_stack_overflow(stack_bytes_max());
    bytes = sys::page_round(bytes);
    rt0_call_with_stack(fn, arg, bytes);
}
}

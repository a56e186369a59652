// mal.cpp -- the bump allocator behind mal.

#include "runtime/mal.h"

#include <stdint.h>

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/m.h"
#include "runtime/pages.h"
#include "runtime/panic.h"
#include "sys/pages.h"

namespace predawn {
namespace {

constexpr size_t alignment = 16;
constexpr size_t first_hunk_bytes = 16 << 10; // m0's, so that a small program maps nothing
alignas(alignment) constinit char first_hunk[first_hunk_bytes] = {};
constinit bool first_hunk_taken = false; // m0's own

uint64_t map_big(void* with) {
    return reinterpret_cast<uint64_t>(pages_or_die(*static_cast<size_t*>(with)));
}

uint64_t next_hunk(void*) {
    M* m = current_m();
    if (m == &m0 && !first_hunk_taken) {
        first_hunk_taken = true;
        m->mal_at = first_hunk;
        m->mal_end = first_hunk + first_hunk_bytes;
        return 0;
    }
    bool is_large = m->mal_mapped_bytes >= mal_large_from_bytes;
    size_t bytes = is_large ? mal_large_hunk_bytes : mal_hunk_bytes;
    m->mal_at = static_cast<char*>(pages_or_die(bytes));
    m->mal_end = m->mal_at + bytes;
    m->mal_mapped_bytes += bytes;
    if (is_large) (void)sys::pages_advise(m->mal_at, bytes, sys::madv_hugepage); // a hint: may be refused
    return 0;
}

// What is large, or of no size, or does not fit the hunk.
[[gnu::noinline]] void* mal_slow(size_t bytes) {
    if (bytes > mal_bytes_max) fatal("out of memory");
    size_t rounded = (bytes + (bytes == 0) + alignment - 1) & -alignment; // 0 too gets a place, so it is never null
    for (;;) {
        M* m = current_m();
        char* at = m->mal_at;
        if (rounded <= static_cast<size_t>(m->mal_end - at)) {
            m->mal_at = at + rounded;
            return at;
        }
        if (rounded >= mal_big_bytes) return reinterpret_cast<void*>(rt0_on_system_stack(map_big, &rounded));
        rt0_on_system_stack(next_hunk, nullptr);
    }
}

} // namespace

void* mal(size_t bytes) {
    if (bytes - 1 < mal_big_bytes - alignment) [[likely]] { // neither 0 nor large
        M* m = current_m();
        char* at = m->mal_at;
        size_t rounded = (bytes + alignment - 1) & -alignment;
        if (rounded <= static_cast<size_t>(m->mal_end - at)) [[likely]] {
            m->mal_at = at + rounded;
            return at;
        }
    }
    return mal_slow(bytes);
}

} // namespace predawn

using namespace predawn;

extern "C" {

void* pd_mal(size_t bytes) { return mal(bytes); }

void* pd_mal_array(int64_t count, size_t bytes) {
    size_t total;
    if (count < 0 || __builtin_mul_overflow(static_cast<size_t>(count), bytes, &total) || total > mal_bytes_max) {
        panic("runtime error: makeslice: len out of range");
    }
    return mal(total);
}
}

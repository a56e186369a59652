// stack.h -- segments: where a goroutine's stack lives, one piece at a time.
//
// A segment's record lies at the top of its memory, so that the first frame and the record share cache lines. The sizes
// of classes 0 to 4 are powers of two from 4 KiB. Each M carves them from a block of its own and keeps those given
// back; where there are several Ms it keeps a few of each class, the rest is on a shared list. Larger segments are
// mapped and unmapped one by one. Memory of a class never goes back to the kernel; that of large segments does at once.
//
// A goroutine keeps at most one segment beyond the one it is in (`newer`), and gives it back when it parks or ends: so
// a loop across a boundary does not allocate, and a parked goroutine holds no more than its frames need.
//
// Everything here runs on a g0's stack, where no prologue can ask for more.
#pragma once

#include "rt0/layout.h"
#include "runtime/limits.h"

namespace predawn {

struct G;
struct M;

constexpr size_t stack_record_bytes = 64; // at the top of a segment's memory

// A segment with at least this much room, not linked to any goroutine. `fatal error: out of memory` if there is none.
Segment* segment_get(size_t room_bytes);
void segment_put(Segment* s);

// Between an M's list of this class and the shared one, while `multi` (multi.cpp; weak in stack.cpp): takes some; gives
// half of them away.
void segments_take(M* m, int size_class);
void segments_share(M* m, int size_class);

// Its whole memory.
inline size_t segment_bytes(const Segment* s) { return s->high + stack_record_bytes - s->low; }

inline void segment_limit(Segment* s, uintptr_t limit) {
    s->limit = limit;
    s->room_bytes = s->high - limit;
}

// Gives back the segment kept beyond the current one.
void stack_trim(G* g);

// Gives back all but the first segment, and the memory of alloca. Only for a goroutine that has been left.
void stack_release(G* g);

// Gives back what frames had that were abandoned: all segments but one beyond the current one; the memory of alloca of
// frames below `sp` in this segment, and in newer ones (alloca.cpp).
void stack_abandon(G* g);
void alloca_abandon(G* g, const Segment* here, uintptr_t sp);

// Gives back the memory of alloca of a goroutine that has been left (alloca.cpp).
void alloca_release(G* g);

} // namespace predawn

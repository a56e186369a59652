// select_order.cpp -- the order in which a select locks its channels: by address, so that no two selects wait in a
// circle.
//
// Numbers of cases are sorted, in a word that each case has for it: by insertion where they are few, else by a heap,
// which needs neither memory nor stack and is never slow.

#include "runtime/select.h"

namespace predawn {
namespace {

inline bool before(Select s, uintptr_t a, uintptr_t b) {
    return reinterpret_cast<uintptr_t>(s.cases[a].chan) < reinterpret_cast<uintptr_t>(s.cases[b].chan);
}

void sort_by_insertion(Select s) {
    for (uint32_t i = 0; i < s.count; i++) {
        uint32_t at = i;
        for (; at > 0 && before(s, i, s.cases[at - 1].order); at--) s.cases[at].order = s.cases[at - 1].order;
        s.cases[at].order = i;
    }
}

// Lets `moved` sink from this place until both below it come before it.
void sink(Select s, uint32_t at, uint32_t count, uintptr_t moved) {
    for (uint32_t below; (below = 2 * at + 1) < count; at = below) {
        if (below + 1 < count && before(s, s.cases[below].order, s.cases[below + 1].order)) below++;
        if (!before(s, moved, s.cases[below].order)) break;
        s.cases[at].order = s.cases[below].order;
    }
    s.cases[at].order = moved;
}

// (J. Williams, "Algorithm 232: Heapsort", CACM 7, 1964.)
[[gnu::noinline]] void sort_by_heap(Select s) {
    for (uint32_t i = 0; i < s.count; i++) s.cases[i].order = i;
    for (uint32_t i = s.count / 2; i-- > 0;) sink(s, i, s.count, s.cases[i].order);
    for (uint32_t last = s.count - 1; last > 0; last--) {
        uintptr_t moved = s.cases[last].order;
        s.cases[last].order = s.cases[0].order;
        sink(s, 0, last, moved);
    }
}

} // namespace

void select_order(Select s) {
    if (s.count <= select_sort_plainly_max) sort_by_insertion(s);
    else sort_by_heap(s);
}

} // namespace predawn

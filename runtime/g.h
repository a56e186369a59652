// g.h -- G: a goroutine. Its record lies at the top of its first segment, in one allocation with it.
//
//   low                                                                high
//   | canary | guard ... | limit ->      stack, grows down | G (Context, Segment, the rest) |
//
// State and who may change it:
//   dead -> runnable     newproc, or who passes a plan on (plan.h), its only holder
//   runnable -> running  the M that took it from a queue
//   running -> waiting   itself, under the lock of the queue it waits in; that lock is released only after the switch
//   waiting -> runnable  who took it from that queue, under the same lock
//   running -> dead      itself, as the last thing (moribund until the switch is over)
// A G is in at most one queue, so one link serves all of them.
#pragma once

#include "rt0/atomic.h"
#include "rt0/layout.h"
#include "runtime/limits.h"
#include "runtime/plan.h"

namespace predawn {

struct Chan;

enum class GState : uint8_t { dead, runnable, running, waiting, moribund };

// What a parked goroutine waits for, as tracebacks print it.
enum class WaitReason : uint8_t {
    none, chan_receive, chan_send, chan_receive_nil, chan_send_nil, select_no_cases, sleep, select,
    semacquire, cond_wait,
};

// A goroutine's place in a channel's queue: its one operation, or a case of its select (select.h). Guarded by the
// channel's lock; `elem` and `kind` are constant while it stands there.
struct Waiter {
    void* elem;         // where the value is taken from or goes to; null: dropped
    uint32_t kind;      // PD_SELECT_SEND or _RECV: a case, else 0
    bool ok;            // of a case that fired: it was not by a close
    bool fired;         // of a case: written by who has taken its goroutine
    bool queued;        // of a case
    Waiter* next;
    Waiter* previous;   // nothing where it is the first
};

// The word of a goroutine in a select: who swaps waiting for taken has the goroutine. While it parks the word is that
// of a Lock, so that the switch opens it (select.cpp). Undecided: it looks at its cases while its timer runs already.
constexpr uint32_t select_waiting = 0, select_parking = 1, select_parking_awaited = 2;
constexpr uint32_t select_taken = 3, select_undecided = 4;

// A sleeping goroutine's place in the heap of timers. Guarded by the scheduler's lock.
struct Sleeper {
    G* child;
    G* sibling;
    G* previous;        // its elder sibling, or of the eldest its parent
    int64_t wake_ns;    // 0: not in the heap
};

// Memory that alloca or a variable-length array took outside the stack; see stack.cpp.
struct DynamicBlock;

// What defers, panics and recovers; see defer.h.
struct Deferred;
struct Panic;
struct DeferBlock;

// What a lock, and a pd_print_begin without its end, add to Context::no_park.
constexpr uint32_t no_park_lock = 1, no_park_line = 1 << 20;

struct G {
    Context context;        // first: rt0 knows it. Written by the M it runs on; read by who takes it from a queue
    Segment first_segment;  // its own M's
    G* link;                // next in the run queue, a free list; guarded by that queue's lock
    union {
        Waiter waiter;
        Sleeper sleeper;
        Bearer bearer;      // of one that has not begun: the only thread (plan_add), then who runs it
    };
    int64_t goid;           // constant from newproc on
    uintptr_t creator_pc;   // where newproc was called; constant from newproc on
    size_t stack_bytes;     // of all its segments; its own M's
    DynamicBlock* dynamic;  // innermost first; its own M's
    size_t array_bytes;     // the largest array that a segment had no room for; its own M's
    Deferred* defers;       // calls that are deferred, newest first; its own
    Panic* panics;          // under way, newest first; its own
    DeferBlock* defer_block; // memory of deferred calls, newest first; its own
    int64_t faulty_goid;    // the goid that every fault is to be a panic for; its own
    Atomic<uint32_t> select_word;
    Atomic<GState> state;
    Atomic<WaitReason> reason;
    bool is_g0;
    uint8_t error;          // errno of its last system call that failed; its own (runtime/gccgo/packages)
};

static_assert(offsetof(G, context) == 0, "rt0 takes a G for its Context");
static_assert(sizeof(G) <= 192, "the next cache line would be taken from the stack of every goroutine");

// Goroutines in slots of stack_first_bytes; the first slot is this head.
struct GArena {
    GArena* older;          // constant once it is on the list
    size_t slots;           // constant
    Atomic<size_t> used;    // slots 1 to used - 1 have been made a G
};
extern Atomic<GArena*> g_arenas; // newest first; written under newproc's lock; others.cpp

constexpr size_t g_record_bytes = (sizeof(G) + 63) / 64 * 64;
static_assert(stack_guard_bytes + g_record_bytes + 64 <= stack_first_bytes, "room for the goroutine's first frame");

// The goroutine of pd_main, in a slot of its own; its record is never given to another.
extern char g_main_slot[stack_first_bytes];
inline G* g_main() { return reinterpret_cast<G*>(g_main_slot + stack_first_bytes - g_record_bytes); }

// The G in this slot, and what every G starts its life with.
G* g_in_slot(GArena* arena, size_t index);
void g_make(G* g);

} // namespace predawn

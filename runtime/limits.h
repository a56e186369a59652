// limits.h -- every tunable number, its unit, its reason.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "rt0/layout.h"

namespace predawn {

#ifndef PREDAWN_CHECKED
#define PREDAWN_CHECKED 0
#endif
constexpr bool checked = PREDAWN_CHECKED; // a debug build: invariants are verified, frames are unoptimised

// ---- stacks --------------------------------------------------------------------------------------------------------

// What lies below the limit of a segment is the sum of its consumers.
constexpr size_t guard_small_frame_bytes = 256; // a prologue may use this much without asking (GCC's contract)
constexpr size_t guard_morestack_bytes = 96;    // __morestack on its slow path, and the return address of its call
constexpr size_t guard_runtime_bytes = checked ? 2048 : 320; // the deepest path of a pd_ function; test/style measures
constexpr size_t stack_guard_bytes = guard_small_frame_bytes + guard_morestack_bytes + guard_runtime_bytes;

constexpr size_t stack_first_bytes = checked ? 4096 : 1024; // G and the first segment: a parked goroutine's whole cost
constexpr size_t stack_second_bytes = 4096;                 // what the first call that does not fit gets, at least
constexpr size_t stack_growth = 2;                          // each further segment by this factor, until
constexpr size_t stack_segment_bytes_max = 8 << 20;         // a segment is this large (unless a frame asks for more)
constexpr size_t stack_total_bytes_max = 1 << 30;           // of one goroutine, unless $PREDAWN_STACK_MAX
constexpr size_t stack_big_bytes = 256 << 10;               // pd_call_on_big_stack with 0
constexpr uint64_t stack_canary = 0x5ca1ab1e'0ddba115;      // lowest word of a segment; a changed one is an overrun

constexpr size_t system_stack_bytes = 64 << 10;             // the g0 of every M but m0
constexpr size_t main_stack_bytes = 1 << 20;                // of the OS stack, for m0's g0 and the initialisers
constexpr size_t signal_stack_bytes_min = 16 << 10;         // room for the report of a crash, above AT_MINSIGSTKSZ

// Segments of these powers of two are cached per M and carved from blocks; larger ones are mapped one by one.
constexpr int stack_class_first = 12;
constexpr int stack_class_count = 5;                        // 4, 8, 16, 32, 64 KiB
constexpr int stack_cache_max = 16;                         // kept per M and class; half go to the shared list beyond

// ---- goroutines and machines ----------------------------------------------------------------------------------------

constexpr int mmax_cap = 1024;                   // no program can ask for more Ms than this
constexpr int blocked_mmax_cap = 10'000;         // nor get more, with those that stand in calls that last (Go's limit)
constexpr uint32_t attempts_per_turn = 64;       // who asks, reads or writes again and again yields every so many times
constexpr int g_cache_max = 64;                  // dead Gs kept per M; half go to the shared list beyond
constexpr size_t g_arena_bytes_first = 64 << 10; // mapped for Gs at once: 63 goroutines, doubling up to
constexpr size_t g_arena_bytes_max = 2 << 20;    // a huge page
constexpr size_t plans_from_bytes = 16 << 20;   // of Gs there must be before others wait for theirs (plan.h)
constexpr size_t plan_bag_bytes = 64 << 10;      // mapped for goroutines that have not begun: some 1,000
constexpr int plan_bags_max = 256;               // of Gs with few plans each there would be more bytes than of stacks
constexpr int next_streak_max = 64;              // hand-overs in a row before the queue is served
constexpr uint32_t run_queue_slots = 256;        // an M's own queue; half of a full one goes to the queue for all
constexpr uint32_t shared_queue_ticks = 61;      // every so many switches an M serves the queue for all before its own
constexpr uint32_t timers_look_step_max = 64;    // an M looks at the timers every so many switches (a power of two),
constexpr uint64_t timers_look_cycles_max = 1 << 20; // or at each, where those took longer than this, 0.3 to 1 ms
constexpr int spin_polls = 500;                  // of an M without work before it sleeps: about 10 us
constexpr int64_t watch_ns_first = 100'000;      // first look of the watching M at the others, doubling up to
constexpr int64_t watch_ns_max = 10'000'000;     // this: a goroutine behind a hog of its M waits at most twice so long
constexpr uint64_t relieve_cycles = 1 << 25;     // where no M is idle to watch, those that switch look so often, 10 ms

// ---- memory ---------------------------------------------------------------------------------------------------------

constexpr size_t mal_hunk_bytes = 1 << 20;       // mapped for small objects at once, per M
constexpr size_t mal_large_from_bytes = 4 << 20; // an M that has so much in hunks gets, from then on,
constexpr size_t mal_large_hunk_bytes = 8 << 20; // larger ones of huge pages: a first touch costs a quarter
constexpr size_t mal_big_bytes = 64 << 10;       // from here on an object has a mapping of its own

// ---- channels -------------------------------------------------------------------------------------------------------

constexpr size_t chan_elem_bytes_max = 65'535;   // Go's limit
constexpr int64_t select_cases_max = 65'535;     // Go's limit; an index fits 16 bits
constexpr uint32_t select_sort_plainly_max = 16; // so many cases are put in order by insertion, more by a heap

// ---- interfaces -----------------------------------------------------------------------------------------------------

constexpr uint64_t itab_slots_first = 64;        // of the cache of itabs, doubling; a power of two

// ---- maps -----------------------------------------------------------------------------------------------------------

constexpr uint32_t map_slots_max = 4096;             // of a table; one insertion moves no more, in some 50 us
constexpr uint32_t map_slots_max_min = 64;           // and so few where they are large:
constexpr size_t map_table_bytes_max = 128 << 10;    // more than this in a table only then
constexpr uint32_t map_hint_depth_max = 20;          // a directory made ahead has 2^20 words of 16 bytes at most
constexpr size_t map_entry_bytes_max = size_t{1} << 32; // key and value
constexpr size_t map_foreign_stack_bytes = checked ? 3072 : 1024; // of map_foreign and below; test/style measures
constexpr size_t map_chunk_table_bytes_min = 32 << 10; // tables from here on come from the map's own chunks,
constexpr size_t map_chunk_bytes_max = 32 << 20;     // which double up to this
constexpr size_t huge_page_bytes = 2 << 20;          // of the processor; a chunk that has one asks for it

// ---- files ----------------------------------------------------------------------------------------------------------

constexpr int64_t file_path_bytes_max = 4096;    // with the zero at its end: PATH_MAX of Linux
constexpr int64_t file_part_bytes = 16 << 10;    // of a file are read to the stack first

// ---- reports of a dying program -------------------------------------------------------------------------------------

constexpr int trace_frames_max = 100;        // of one goroutine: the first and the last half of these
constexpr int64_t trace_goroutines_max = 1000;
constexpr int64_t trace_stop_ms = 100;       // how long the other Ms are waited for

static_assert(stack_guard_bytes + 256 <= stack_first_bytes, "a new goroutine must have stack to begin with");
static_assert(stack_first_bytes % 64 == 0, "Gs begin on cache lines");

} // namespace predawn

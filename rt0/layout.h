// layout.h -- every struct whose layout assembler knows.
//
// offsets.cpp prints the offsets of these fields for NASM; no other offset exists in an assembler file. G and M
// (runtime) hold a Context and reach the rest through C++ only.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace predawn {

struct G;
struct M;

// One piece of a goroutine's stack. The record of the first segment lies in G, those of the others at the top of their
// own memory. A segment that was left stays as `newer` of the one below it in the call chain, to be entered again.
struct Segment {
    Segment* older;       // the segment whose function called into this one; null for the first
    Segment* newer;       // the segment kept for the next call that needs one; null if there is none
    uintptr_t limit;      // lowest rsp that a checked function may have: what %fs:0x70 holds
    uintptr_t room_bytes; // high - limit
    uintptr_t high;       // first frame ends here; 16-byte aligned
    uintptr_t low;        // first byte of the memory
};

// What a flow of control needs to go on: the head of G.
struct Context {
    uintptr_t sp;         // points to a SwitchFrame while the goroutine does not run
    Segment* segment;     // the one sp lies in
    uint32_t wake_value;  // 0 or 1: what the switch that parked it returns
    uint32_t no_park;     // how many locks and open lines it holds (runtime/g.h): with any it must not park
};

// What switch.asm leaves on a stack that it leaves.
struct SwitchFrame {
    uintptr_t r15, r14, r13, r12, rbx, rbp;
    uintptr_t pc;
};

// What a function that defers has in its frame, so that it can go on behind its call of pd_defer_enter once more:
// pd_defer_frame of predawn.h.
struct DeferFrame {
    uintptr_t rbx, rbp, r12, r13, r14, r15;
    uintptr_t sp;         // behind that call
    uintptr_t pc;
    Segment* segment;     // the one sp lies in
    uint64_t no_park;     // as the goroutine's was then
};

// What a fault that is to be a panic leaves on the stack of its goroutine, for rt0_fault.
struct FaultFrame {
    uintptr_t pc, sp;     // where it was
    uint64_t signal, code, address;
    uintptr_t text;       // what the panic says
};
static_assert(sizeof(FaultFrame) % 16 == 0, "it keeps the stack's alignment");

// The thread block that the FS base points to. The first eight words and the canary are the x86-64 TCB's, the limit
// stands where -fsplit-stack looks for it. Only its own thread reads or writes it.
struct Tcb {
    Tcb* self;
    uintptr_t tcb_reserved[4];
    uintptr_t canary;              // 0x28: -fstack-protector
    uintptr_t libc_reserved[8];
    uintptr_t stack_limit;         // 0x70: -fsplit-stack
    G* g;                          // the goroutine that runs here, or the g0
    M* m;
    uintptr_t system_sp;           // where the g0's stack is free, while a goroutine runs; 0 while on that stack
    uintptr_t system_caller;       // the rbp frame that a goroutine left for the g0's stack, while it is there; else 0
};

static_assert(offsetof(Tcb, canary) == 0x28, "GCC and Clang read the stack protector's canary here");
static_assert(offsetof(Tcb, stack_limit) == 0x70, "GCC and Clang read the stack limit here");

} // namespace predawn

// machine.h -- what the assembler of rt0 offers to C++, and the functions it calls there.
#pragma once

#include "rt0/layout.h"

namespace predawn {

struct Lock;

// ---- offered by rt0 ----------------------------------------------------------------------------------------------

// What makes the goroutine that is left visible to others, once nothing of it is in use any more: a Lock to release,
// or a word to add 1 to, which only this M writes (its address + 1); 0: nothing.
using Commit = uintptr_t;
inline Commit commit_release(Lock* lock) { return reinterpret_cast<uintptr_t>(lock); }
inline Commit commit_publish(uint32_t* word) { return reinterpret_cast<uintptr_t>(word) + 1; }

extern "C" {

// Saves the caller in `from`, continues `to`, and there carries out `commit`. Returns from->wake_value when somebody
// continues `from`. Both are goroutines.
bool rt0_switch(Context* from, Context* to, Commit commit);

// The same from a goroutine to its M's g0, and from the g0 to a goroutine.
bool rt0_switch_to_g0(Context* from, Context* g0, Commit commit);
bool rt0_switch_from_g0(Context* g0, Context* to, Commit commit);

// Calls fn(arg) on the M's g0 stack and returns what it returns; on that stack already, a plain call. Neither
// fn nor what it calls may switch.
uint64_t rt0_on_system_stack(uint64_t (*fn)(void*), void* arg);

// Where a new goroutine begins: calls rbx(r12), then rt0_up_goexit. The unwinder ends here.
void rt0_goroutine_entry();

// A parked goroutine whose call is replaced goes on at rt0_instead_bytes behind this: returns to [rsp], that to [rsp
// + 8].
void rt0_goroutine_instead();
constexpr uintptr_t rt0_instead_bytes = 2;

// Calls fn(arg) as a function that needs `bytes` of stack would be called.
void rt0_call_with_stack(void (*fn)(void*), void* arg, uintptr_t bytes);

// The same, but on the running stack where it has so much above its limit.
void rt0_call_with_room(void (*fn)(void*), void* arg, uintptr_t bytes);

// Notes in `frame` how its caller can go on behind this call once more, and returns false; then it returns true. (The
// name is that of the public interface.)
[[gnu::returns_twice]] bool rt0_defer_enter(DeferFrame* frame) asm("pd_defer_enter");

// Returns true from that call; newer frames of the goroutine are abandoned.
[[noreturn]] void rt0_defer_again(DeferFrame* frame);

// Calls fn(arg), having stored at *callee_sp what rsp is at the call.
void rt0_call_deferred(void (*fn)(void*), void* arg, uintptr_t* callee_sp);

// Where a goroutine goes on that has faulted: rsp points to a FaultFrame (fault.asm). Never called.
void rt0_fault();

// What compiled prologues call (morestack.asm). Its address is compared in stack walks; C++ never calls it.
void __morestack();

// Where the body that it has called returns to. Its frame there: [rbp + 8] leads back into the prologue, [rbp + 16] to
// who called the function.
void rt0_morestack_returned();

// ---- called by rt0 -----------------------------------------------------------------------------------------------

// Applies a static-PIE's relocations to itself. On the OS stack; nothing else has run.
void rt0_up_relocate();

// The process has begun, and may be the first of its machine (runtime/init.cpp). Returns in the process that is to be
// the program. On the OS stack; nothing else has run, the relocations included.
void rt0_up_init();

// The process has begun: `stack` is where the kernel left argc. On the OS stack; the FS base is not set.
[[noreturn]] void rt0_up_start(uintptr_t* stack);

// A checked function needs this many bytes (frame, arguments, a little) and the kept segment has not got them.
// Returns the segment to continue on. On the g0's stack.
Segment* rt0_up_more_stack(uintptr_t bytes);

// A segment is left that has a kept one behind it: gives that one back. On the g0's stack.
uint64_t rt0_up_less_stack(void*);

// A function goes on behind its pd_defer_enter once more: frees what newer frames had. On the goroutine's stack, below
// that function.
void rt0_up_deferred_on(DeferFrame* frame);

// An instruction of the program has faulted, and is to panic. On the goroutine's stack, in its guard perhaps.
[[noreturn]] void rt0_up_fault(FaultFrame* frame);

// The goroutine's function has returned. On the goroutine's stack.
[[noreturn]] void rt0_up_goexit();

// Somebody may sleep on a lock that a switch has released.
void rt0_up_lock_wake(Lock* lock);
}

// ---- the thread block --------------------------------------------------------------------------------------------
// `volatile`, because a goroutine that switches may go on under another M: nothing read before a switch holds after it.

inline G* current_g() {
    G* g;
    asm volatile("movq %%fs:%c1, %0" : "=r"(g) : "i"(offsetof(Tcb, g)));
    return g;
}

inline M* current_m() {
    M* m;
    asm volatile("movq %%fs:%c1, %0" : "=r"(m) : "i"(offsetof(Tcb, m)));
    return m;
}

inline Tcb* current_tcb() {
    Tcb* tcb;
    asm volatile("movq %%fs:0, %0" : "=r"(tcb));
    return tcb;
}

// Waits a little in a loop that polls.
inline void cpu_pause() { asm volatile("pause" ::: "memory"); }

} // namespace predawn

// defer.cpp -- defer, panic, recover by gccgo's protocol, over the engine's lists.
//
// A function that defers has a byte in its frame, which names it: its calls are registered with the byte's address, its
// end calls what is registered (deferreturn), and its landing pads ask whether a recover is meant for it (checkdefer).
// The engine's panic calls what is deferred; when one of these calls has recovered, that call stays on the list, its
// function null, as the mark of the frame that goes on, and frames are left from there on (raise.cpp).
//
// Who may recover: the function that a deferred call has called, while a panic has made that call. The call says before
// where its callee will return to (setdeferretaddr), and the callee asks, with its own return address, when it begins
// (canrecover). That address is kept in the record's `arg`, which nobody needs once the call has begun; an argument
// that stands there still is no address of code. Where the callee is a function that reflect has made, it is what this
// one stands for that may recover: made.cpp looks for it.
#include "runtime/defer.h"

#include "rt0/machine.h"
#include "runtime/gccgo/error.h"
#include "runtime/gccgo/made.h"
#include "runtime/gccgo/raise.h"

using namespace predawn;
using namespace predawn::gccgo;

[[gnu::weak]] bool predawn::gccgo::may_recover_for_made(uintptr_t returns);

namespace {

[[noreturn]] void gccgo_resume(Deferred*) { raise(); }

inline Deferred of_frame(const G* g, bool* frame) {
    return {nullptr, frame, nullptr, nullptr, nullptr, gccgo_resume, nullptr, g->context.no_park};
}

// The call that is under way.
inline Deferred* newest() { return current_g()->defers; }

inline Any recover_newest() {
    Panic* p = panic_to_recover(current_g());
    if (!p) return {nullptr, nullptr};
    p->recovered = true;
    return value_of_panic(*p);
}

} // namespace

extern "C" {

void gccgo_defer(Deferred* record, bool* frame, void (*fn)(void*), void* arg) asm("runtime.deferprocStack");
void gccgo_defer_in_loop(bool* frame, void (*fn)(void*), void* arg) asm("runtime.deferproc");
void gccgo_defer_return(bool* frame) asm("runtime.deferreturn");
void gccgo_defer_check(bool* frame) asm("runtime.checkdefer");
bool gccgo_set_return(void* pc) asm("runtime.setdeferretaddr");
bool gccgo_can_recover(uintptr_t pc) asm("runtime.canrecover");
Any gccgo_recover() asm("runtime.gorecover");
Any gccgo_deferred_recover() asm("runtime.deferredrecover");
void gccgo_panic(pd_any value) asm("runtime.gopanic");
void gccgo_raise_again(void* exception) asm("_Unwind_Resume");
void gccgo_personality() asm("__gccgo_personality_v0");

void gccgo_defer(Deferred* record, bool* frame, void (*fn)(void*), void* arg) {
    G* g = current_g();
    deferred_add(g, record, of_frame(g, frame), fn, arg);
}

void gccgo_defer_in_loop(bool* frame, void (*fn)(void*), void* arg) {
    deferred_add_copy(of_frame(current_g(), frame), fn, arg, 0);
}

void gccgo_defer_return(bool* frame) {
    G* g = current_g();
    for (;;) {
        Deferred* d = g->defers;
        if (!d || d->frame != frame) return;
        void (*fn)(void*) = d->fn;
        d->fn = nullptr;
        if (fn) fn(d->arg);
        deferred_drop(g, d);
        *frame = true;
    }
}

// A landing pad's question. Returns where the recover was meant for this function, which then ends as usual.
void gccgo_defer_check(bool* frame) {
    Deferred* d = newest();
    if (!d || d->fn || d->frame != frame) raise();
    deferred_drop(current_g(), d);
    *frame = true;
}

bool gccgo_set_return(void* pc) {
    if (Deferred* d = newest()) d->arg = pc;
    return false; // true would skip the call, which the compiler must not know
}

bool gccgo_can_recover(uintptr_t pc) {
    const Deferred* d = newest();
    if (!d || !d->panic) return false;
    uintptr_t returns = reinterpret_cast<uintptr_t>(d->arg);
    return returns - pc <= call_bytes || (may_recover_for_made && may_recover_for_made(returns));
}

Any gccgo_recover() { return recover_newest(); }

// Where recover itself is deferred: by a function that a panic has called, and that ends.
Any gccgo_deferred_recover() {
    if (const Deferred* d = newest(); !d || d->panic) return {nullptr, nullptr};
    return recover_newest();
}

void gccgo_panic(pd_any value) { pd_panic_value(value); }
void gccgo_raise_again(void*) { raise(); }
void gccgo_personality() {} // its address marks tables as gccgo's; lsda.cpp reads them
}

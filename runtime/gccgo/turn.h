// turn.h -- who does much without ever waiting lets others run now and then.
//
// A goroutine is not interrupted. One that asks in a loop whether a channel is ready, or that writes to a file again
// and again, would keep its M for ever, and with one M what it asks for never comes: not even the value of a timer,
// which a goroutine sends. So such operations are counted, and now and then one of them yields.
#pragma once

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/limits.h"
#include "runtime/m.h"

namespace predawn::gccgo {

// Another goroutine may run, and what current_m gives be another M, when this returns. Any stack; no lock held.
inline void give_turn() {
    M* m = current_m();
    if (++m->attempts % attempts_per_turn == 0) [[unlikely]] pd_gosched();
}

// Behind an attempt that does not wait: the others' turn where it has found nothing. What it has found, it returns.
inline bool or_turn(bool found) {
    if (!found) give_turn();
    return found;
}

} // namespace predawn::gccgo

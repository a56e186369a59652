// others.h -- what a dying program has to do with its other goroutines and Ms.
//
// All of it is weak where it is called: others.cpp is linked into a program that can have goroutines beside main's
// (newproc.cpp names its list of arenas). Everything runs on a g0's or a signal stack of the M that dies.
#pragma once

#include "runtime/traceback.h"

namespace predawn {

// Whether the rest of this is there.
[[gnu::weak]] void trace_others(Tracer& t, const G* but);
inline bool others_linked() { return trace_others != nullptr; }

// Who created a goroutine.
[[gnu::weak]] void put_creator(Tracer& t, uintptr_t pc);

// Stops every other M, and waits until they stand or too much time has passed.
[[gnu::weak]] void stop_others(const M* self);

// Another M's part in that: notes where its signal found it, and stands still.
[[gnu::weak, noreturn]] void stop_for_ever(const sys::UContext* at);

// The part of an M that wants to die while another does.
[[gnu::weak, noreturn]] void wait_for_ever();

// The goroutine on whose stack a signal found this M, which is not always the one that counts as running: while an M
// changes stacks they differ. Null: none. The walk begins there.
[[gnu::weak]] const G* find_at_signal(Walk& w, const Tcb* tcb, const sys::SigContext& at);

// All goroutines but this one, each behind an empty line. For those that run on another M, that M has been stopped.
[[gnu::weak]] void trace_others(Tracer& t, const G* but);

} // namespace predawn

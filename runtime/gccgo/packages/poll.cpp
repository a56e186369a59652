// poll.cpp -- the poller of internal/poll: there is none, and a file that is opened is told so.
//
// Package os then takes every descriptor for one that blocks, as it does with those of plain files, for which the
// kernel has no readiness to tell.
#include "predawn.h"
#include "sys/syscall.h"

using namespace predawn;

extern "C" {

struct PollOpened {
    uintptr_t context;
    int64_t error;
};

void gccgo_poll_begin() asm("internal_1poll.runtime__pollServerInit");
PollOpened gccgo_poll_open(uintptr_t fd) asm("internal_1poll.runtime__pollOpen");
bool gccgo_poll_owns(uintptr_t fd) asm("internal_1poll.runtime__isPollServerDescriptor");

void gccgo_poll_begin() {}
PollOpened gccgo_poll_open(uintptr_t) { return {0, static_cast<int64_t>(sys::Errno::eperm)}; }
bool gccgo_poll_owns(uintptr_t) { return false; }
}

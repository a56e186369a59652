// chan.h -- Chan: a FIFO of values, or a rendezvous.
//
// Invariants, all under `lock`:
//   plain receivers wait only while the buffer is empty, senders only while it is full (or there is none); neither
//   waits once the channel is closed;
//   count <= capacity; the values are at elem (take + i) % capacity for i < count.
// A value is copied once where sender and receiver meet: from the one's memory to the other's, while the one that waits
// is parked. Who takes a waiter from its queue owns it, and readies it exactly once. The case of a select stands in
// several queues: it is owned by who takes its goroutine (select.h), and what is left of it in other queues is passed
// over until the goroutine has removed it. So both queues may hold cases.
#pragma once

#include "runtime/g.h"
#include "runtime/lock.h"

namespace predawn {

struct WaitQueue {
    Waiter* first;
    Waiter* last;
};

struct Chan {
    int64_t count;
    int64_t capacity;       // constant
    Lock lock;
    uint32_t elem_bytes;    // constant
    bool closed;
    int64_t put, take;      // indices of the buffer
    WaitQueue receivers, senders;
    char* buffer;           // constant; behind this record
};

static_assert(offsetof(Chan, count) == 0 && offsetof(Chan, capacity) == 8, "gccgo's code reads len and cap there");

} // namespace predawn

// chan.h -- Chan: a FIFO of values, or a rendezvous.
//
// Invariants, all under `lock`:
//   receivers wait only while the buffer is empty, senders only while it is full (or there is none);
//   so at most one of the two queues is not empty, and neither is once the channel is closed;
//   count <= capacity; the values are at elem (take + i) % capacity for i < count.
// A value is copied once where sender and receiver meet: from the one's memory to the other's, while the one that waits
// is parked. Who takes a waiter from its queue owns it, and readies it exactly once.
#pragma once

#include "runtime/g.h"
#include "runtime/lock.h"

namespace predawn {

struct WaitQueue {
    Waiter* first;
    Waiter* last;
};

struct Chan {
    Lock lock;
    bool closed;
    uint32_t elem_bytes;    // constant
    int64_t capacity;       // constant
    int64_t count;
    int64_t put, take;      // indices of the buffer
    WaitQueue receivers, senders;
    char* buffer;           // constant; behind this record
};

} // namespace predawn

// semaphore.h -- semaphores at any address: a count, and goroutines that wait for it to rise.
//
// Invariant: while somebody waits at an address the count there is 0. The count rises under the lock of the address's
// bucket, and only where nobody waits; else the release goes to a waiter, and the count stays. It falls by a
// compare-and-swap, with the lock or without. So whoever finds 0 under the lock may queue: the next release finds it.
//
// Waiters stand on their own stacks. A bucket holds the first waiter of each address in a chain; behind that one stand
// the others of its address, in the order in which they are served. All of it is guarded by the bucket's lock, which
// the switch releases when a waiter has left its stack.
#pragma once

#include <stdint.h>

#include "runtime/g.h"

namespace predawn::gccgo {

// Lowers the count, or waits until a release has been meant for the caller; in front of all others where `first`.
// Goroutine.
void semaphore_acquire(uint32_t* count, bool first);

// Lets the goroutine go on that waits first, on this M and at once where `hand_over`; or raises the count. Goroutine.
void semaphore_release(uint32_t* count, bool hand_over);

} // namespace predawn::gccgo

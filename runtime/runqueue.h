// runqueue.h -- RunQueue: the runnable goroutines of one M, in a ring that its owner fills and everybody may empty.
//
// The slots from head to tail are occupied. Only the owner writes tail and slots; head moves by compare-and-swap, by
// whoever takes. A slot is written again only when head has passed it, so a taker that has read a slot and then lost
// the swap has read nothing that counts. Both indices run on for ever; their difference is the length.
//
// Invariant: a goroutine in a slot has been left (its context is saved) before tail passes it. The owner that yields
// writes itself into the slot first and lets the switch move tail (publish) when it stands on the next stack.
#pragma once

#include "rt0/atomic.h"
#include "runtime/limits.h"

namespace predawn {

struct G;

class RunQueue {
public:
    // How many there are; for others than the owner a guess, never below 0. Head is read first: it never passes a tail
    // that is read later, while an older tail may be passed.
    uint32_t count() const {
        uint32_t head = head_.load_acquire(); // pairs with take
        return tail_.load_acquire() - head;   // pairs with put and publish
    }

    // Owner: whether another fits; puts one, which is a full barrier; the next free slot and the word that makes it
    // count.
    bool full() const { return tail_.load_relaxed() - head_.load_acquire() >= run_queue_slots; } // pairs with take
    void put(G* g) {
        uint32_t tail = tail_.load_relaxed();
        slots_[tail % run_queue_slots].store_relaxed(g);
        (void)tail_.exchange(tail + 1); // release: pairs with the acquire of a taker
    }
    uint32_t* stage(G* g) {
        slots_[tail_.load_relaxed() % run_queue_slots].store_relaxed(g);
        return &tail_.value;
    }

    // Anybody: the oldest, or null.
    G* take() {
        for (;;) {
            uint32_t head = head_.load_acquire();  // pairs with the swap below, by others
            if (tail_.load_acquire() == head) return nullptr; // pairs with put and publish
            G* g = slots_[head % run_queue_slots].load_relaxed();
            if (head_.compare_exchange(head, head + 1)) return g;
        }
    }

private:
    Atomic<uint32_t> head_;
    Atomic<uint32_t> tail_;
    Atomic<G*> slots_[run_queue_slots];
};

} // namespace predawn

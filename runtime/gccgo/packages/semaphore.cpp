// semaphore.cpp -- the table of semaphores' waiters: see semaphore.h.
#include "runtime/gccgo/packages/semaphore.h"

#include "predawn.h"
#include "rt0/machine.h"
#include "runtime/sched.h"

namespace predawn::gccgo {

namespace {

struct Waiting {
    const uint32_t* address;
    G* g;
    Waiting* chain;  // of the first one of an address: that of another address
    Waiting* behind; // the next one to be served at this address
    Waiting* last;   // of the first one: who is served last
};

struct alignas(64) Bucket {
    Lock lock;
    Waiting* first GUARDED_BY(lock);
};

constexpr uintptr_t buckets_log2 = 8;
constinit Bucket buckets[1 << buckets_log2] = {};

// Addresses of structs differ in their middle bits: those of a product by an odd number mix all lower ones (Knuth,
// volume 3, 6.4).
Bucket& bucket_of(const uint32_t* address) {
    return buckets[reinterpret_cast<uintptr_t>(address) * 0x9e37'79b9'7f4a'7c15 >> (64 - buckets_log2)];
}

Atomic<uint32_t>& as_atomic(uint32_t* count) { return *reinterpret_cast<Atomic<uint32_t>*>(count); }

bool try_acquire(uint32_t* count) {
    for (;;) {
        uint32_t now = as_atomic(count).load_relaxed();
        if (now == 0) return false;
        if (as_atomic(count).compare_exchange(now, now - 1)) return true; // acquire: pairs with the fetch_add
    }
}

// Where the first waiter of this address stands, or would.
inline Waiting** place_of(Bucket& bucket, const uint32_t* address) REQUIRES(bucket.lock) {
    Waiting** place = &bucket.first;
    while (*place && (*place)->address != address) place = &(*place)->chain;
    return place;
}

inline void enqueue(Bucket& bucket, Waiting& w, bool first) REQUIRES(bucket.lock) {
    Waiting** place = place_of(bucket, w.address);
    Waiting* head = *place;
    if (!head) {
        *place = &w;
        w.last = &w;
    } else if (first) {
        w.chain = head->chain;
        w.behind = head;
        w.last = head->last;
        *place = &w;
    } else {
        head->last->behind = &w;
        head->last = &w;
    }
}

inline G* dequeue(Bucket& bucket, const uint32_t* address) REQUIRES(bucket.lock) {
    Waiting** place = place_of(bucket, address);
    Waiting* head = *place;
    if (!head) return nullptr;
    if (Waiting* next = head->behind) {
        next->chain = head->chain;
        next->last = head->last;
        *place = next;
    } else {
        *place = head->chain;
    }
    return head->g;
}

} // namespace

void semaphore_acquire(uint32_t* count, bool first) NO_LOCK_ANALYSIS {
    if (try_acquire(count)) return;
    Bucket& bucket = bucket_of(count);
    lock(bucket.lock, Rank::chan);
    if (try_acquire(count)) {
        unlock(bucket.lock, Rank::chan);
        return;
    }
    Waiting w = {count, current_g(), nullptr, nullptr, nullptr};
    enqueue(bucket, w, first);
    park(WaitReason::semacquire, &bucket.lock, Rank::chan);
}

void semaphore_release(uint32_t* count, bool hand_over) NO_LOCK_ANALYSIS {
    Bucket& bucket = bucket_of(count);
    lock(bucket.lock, Rank::chan);
    G* g = dequeue(bucket, count);
    if (!g) {
        as_atomic(count).fetch_add(1); // release: pairs with try_acquire
        unlock(bucket.lock, Rank::chan);
        return;
    }
    ready_and_unlock(g, true, bucket.lock, Rank::chan);
    if (hand_over) pd_gosched(); // to the one that was readied last
}

} // namespace predawn::gccgo

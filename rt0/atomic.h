// atomic.h -- Atomic<T>: the only use of the compiler's atomics; each method names its order.
//
// An acquire or release is commented where it is used with the partner it pairs with.
#pragma once

namespace predawn {

template <typename T>
struct Atomic {
    T value;

    // The forms with a pointer, because clang takes no enumeration in those that return the value.
    T load_relaxed() const {
        T now;
        __atomic_load(&value, &now, __ATOMIC_RELAXED);
        return now;
    }
    T load_acquire() const {
        T now;
        __atomic_load(&value, &now, __ATOMIC_ACQUIRE);
        return now;
    }
    void store_relaxed(T to) { __atomic_store(&value, &to, __ATOMIC_RELAXED); }
    void store_release(T to) { __atomic_store(&value, &to, __ATOMIC_RELEASE); }

    // Full barriers on x86-64, all of them.
    T exchange(T to) { return __atomic_exchange_n(&value, to, __ATOMIC_SEQ_CST); }
    T fetch_add(T amount) { return __atomic_fetch_add(&value, amount, __ATOMIC_SEQ_CST); }
    bool compare_exchange(T expected, T to) {
        return __atomic_compare_exchange_n(&value, &expected, to, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    }
};

// A signal handler on this thread sees what was written before it if it sees what is written behind it.
inline void signal_fence() { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

} // namespace predawn

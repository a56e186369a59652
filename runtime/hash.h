// hash.h -- numbers that look random, from values and a seed.
//
// A word is hashed by two multiplications. The first is of 64 by 64 bits, and the halves of the product are folded:
// where a bit of the one half depends on few bits of the word, that of the other depends on many. The second makes the
// upper half of what that gives good, and the upper half mends the lower. Rounds of AES would not be quicker, so every
// processor does this. Bytes are hashed by rounds of AES where the processor has the instruction, else by
// multiplications too. Which way it is, is found out at the first need; both give good numbers, but not the same.
// The seed is what a stranger who chooses the values does not know: a map takes one from hash_random.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "rt0/atomic.h"

namespace predawn {

// Odd, half of the bits set, no pattern: the first digits of the golden ratio and of the roots of 3, 5 and 7.
constexpr uint64_t hash_factor_0 = 0x9e3779b97f4a7c15, hash_factor_1 = 0xbb67ae8584caa73b,
                   hash_factor_2 = 0x3c6ef372fe94f82b, hash_factor_3 = 0xa54ff53a5f1d36f1;

inline uint64_t hash_fold(uint64_t a, uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    Wide product = static_cast<Wide>(a) * b;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

inline uint64_t hash_word(uint64_t word, uint64_t seed) {
    uint64_t mixed = hash_fold(word ^ seed, hash_factor_0) * hash_factor_1;
    return mixed ^ mixed >> 32;
}

enum class HashWay : uint32_t { unknown, portable, aes };

// What the process has found out and drawn, at the first need. Two who do that at once find the same.
struct HashState {
    Atomic<HashWay> way;     // release: behind secret
    uint64_t secret;         // from the kernel's random bytes; constant once way is known
    Atomic<uint64_t> drawn;  // how many random numbers were asked for
};
extern HashState hash_state;

HashWay hash_begin();

inline HashWay hash_way() {
    HashWay way = hash_state.way.load_acquire(); // release: hash_begin
    return way != HashWay::unknown ? way : hash_begin();
}

uint64_t hash_bytes_portable(const void* bytes, size_t count, uint64_t seed);
uint64_t hash_bytes_aes(const void* bytes, size_t count, uint64_t seed);

inline uint64_t hash_bytes(const void* bytes, size_t count, uint64_t seed) {
    return hash_way() == HashWay::aes ? hash_bytes_aes(bytes, count, seed) : hash_bytes_portable(bytes, count, seed);
}

// Another number each time, for seeds and starts. No key for a cipher.
uint64_t hash_random();

} // namespace predawn

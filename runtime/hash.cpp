// hash.cpp -- the hash of bytes, by multiplications and by rounds of AES; the process's secret.
//
// Both read the first and the last bytes of a short text, which overlap, instead of counting out what is left; so no
// byte outside is touched. The length is part of the hash, because overlapping forgets it.
#include "runtime/hash.h"

#include "predawn.h"
#include "rt0/cpu.h"
#include "runtime/args.h"

namespace predawn {

constinit HashState hash_state = {};

namespace {

inline uint64_t word_at(const char* at) {
    uint64_t word;
    __builtin_memcpy(&word, at, sizeof word);
    return word;
}

inline uint64_t half_at(const char* at) {
    uint32_t half;
    __builtin_memcpy(&half, at, sizeof half);
    return half;
}

struct Pair {
    uint64_t first, last;
};

// All of at most 16 bytes.
inline Pair short_bytes(const char* at, size_t count) {
    if (count >= 8) return {word_at(at), word_at(at + count - 8)};
    if (count >= 4) return {half_at(at), half_at(at + count - 4)};
    if (count == 0) return {0, 0};
    const unsigned char* bytes = reinterpret_cast<const unsigned char*>(at);
    return {bytes[0], static_cast<uint64_t>(bytes[count / 2]) << 8 | bytes[count - 1]};
}

using Block = long long __attribute__((vector_size(16))); // the state of AES: 16 bytes

inline Block block_at(const char* at) {
    Block block;
    __builtin_memcpy(&block, at, sizeof block);
    return block;
}

[[gnu::target("aes")]] inline Block aes_round(Block state, Block key) {
    return __builtin_ia32_aesenc128(state, key);
}

inline Block block_of(uint64_t low, uint64_t high) {
    return Block{static_cast<long long>(low), static_cast<long long>(high)};
}

// Three rounds carry every bit to every other.
[[gnu::target("aes")]] inline uint64_t finish(Block state, Block key) {
    state = aes_round(aes_round(aes_round(state, key), key), key);
    return static_cast<uint64_t>(state[0]);
}

// Two rounds for each 16 bytes: a single one could be undone by the next 16.
[[gnu::target("aes")]] inline Block absorb(Block state, Block data, Block key) {
    return aes_round(aes_round(state ^ data, key), key);
}

// More than 32 bytes: four lanes, so that the rounds of one hide behind those of the others.
[[gnu::target("aes"), gnu::noinline]] uint64_t hash_long_aes(const char* at, size_t count, Block key) {
    Block a = key, b = aes_round(key, key), c = ~a, d = ~b;
    const char* last = at + count - 64;
    for (; count > 64 && at < last; at += 64) {
        a = absorb(a, block_at(at), key);
        b = absorb(b, block_at(at + 16), key);
        c = absorb(c, block_at(at + 32), key);
        d = absorb(d, block_at(at + 48), key);
    }
    if (count < 64) last = at + count - 32; // two blocks from the start, two to the end
    a = absorb(a, block_at(count < 64 ? at : last), key);
    b = absorb(b, block_at((count < 64 ? at : last) + 16), key);
    c = absorb(c, block_at(count < 64 ? last : last + 32), key);
    d = absorb(d, block_at((count < 64 ? last : last + 32) + 16), key);
    return finish(absorb(a, b, key) ^ absorb(c, d, key), key);
}

} // namespace

uint64_t hash_bytes_portable(const void* bytes, size_t count, uint64_t seed) {
    const char* at = static_cast<const char*>(bytes);
    seed ^= hash_factor_2; // so that a seed of 0 is none that wipes out zeroes
    Pair rest;
    size_t left = count;
    if (left > 32) {
        uint64_t other = seed ^ hash_factor_3;
        for (; left > 32; left -= 32, at += 32) {
            seed = hash_fold(word_at(at) ^ hash_factor_1, word_at(at + 8) ^ seed);
            other = hash_fold(word_at(at + 16) ^ hash_factor_0, word_at(at + 24) ^ other);
        }
        seed ^= other;
    }
    if (left > 16) {
        seed = hash_fold(word_at(at) ^ hash_factor_1, word_at(at + 8) ^ seed);
        rest = {word_at(at + left - 16), word_at(at + left - 8)};
    } else {
        rest = short_bytes(at, left);
    }
    __extension__ using Wide = unsigned __int128;
    Wide product = static_cast<Wide>(rest.first ^ hash_factor_1 ^ count) * (rest.last ^ seed);
    return hash_fold(static_cast<uint64_t>(product) ^ hash_factor_0 ^ count,
                     static_cast<uint64_t>(product >> 64) ^ hash_factor_3 ^ seed);
}

[[gnu::target("aes")]] uint64_t hash_bytes_aes(const void* bytes, size_t count, uint64_t seed) {
    const char* at = static_cast<const char*>(bytes);
    Block key = block_of(seed ^ hash_factor_0, count ^ hash_factor_1);
    key = aes_round(key, block_of(hash_factor_2, seed));
    if (count > 32) return hash_long_aes(at, count, key);
    if (count > 16) return finish(absorb(key, block_at(at), key) ^ block_at(at + count - 16), key);
    Pair all = short_bytes(at, count);
    return finish(block_of(all.first, all.last) ^ key, key);
}

HashWay hash_begin() {
    const char* random = reinterpret_cast<const char*>(aux_value(sys::at_random));
    // The first 8 of the kernel's 16 random bytes are the stack protector's.
    hash_state.secret = random ? hash_word(word_at(random + 8), word_at(random)) : hash_factor_3;
    HashWay way = cpu_has_aes() ? HashWay::aes : HashWay::portable;
    hash_state.way.store_release(way); // acquire: hash_way
    return way;
}

uint64_t hash_random() {
    hash_way();
    return hash_word(hash_state.drawn.fetch_add(1), hash_state.secret);
}

} // namespace predawn

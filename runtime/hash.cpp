// hash.cpp -- the hash of bytes, by multiplications and by rounds of AES; the process's secret.
//
// Both read the first and the last bytes of a short text, which overlap, instead of counting out what is left; so no
// byte outside is touched. The length is part of the hash, because overlapping forgets it.
#include "runtime/hash.h"

#include "predawn.h"
#include "rt0/cpu.h"
#include "runtime/args.h"
#include "runtime/load.h"

namespace predawn {

constinit HashState hash_state = {};

namespace {

struct Pair {
    uint64_t first, last;
};

// All of at most 16 bytes.
inline Pair short_bytes(const char* at, size_t count) {
    if (count >= 8) return {load<uint64_t>(at), load<uint64_t>(at + count - 8)};
    if (count >= 4) return {load<uint32_t>(at), load<uint32_t>(at + count - 4)};
    if (count == 0) return {0, 0};
    const unsigned char* bytes = reinterpret_cast<const unsigned char*>(at);
    return {bytes[0], static_cast<uint64_t>(bytes[count / 2]) << 8 | bytes[count - 1]};
}

using Block = long long __attribute__((vector_size(16))); // the state of AES: 16 bytes

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
        a = absorb(a, load<Block>(at), key);
        b = absorb(b, load<Block>(at + 16), key);
        c = absorb(c, load<Block>(at + 32), key);
        d = absorb(d, load<Block>(at + 48), key);
    }
    if (count < 64) last = at + count - 32; // two blocks from the start, two to the end
    a = absorb(a, load<Block>(count < 64 ? at : last), key);
    b = absorb(b, load<Block>((count < 64 ? at : last) + 16), key);
    c = absorb(c, load<Block>(count < 64 ? last : last + 32), key);
    d = absorb(d, load<Block>((count < 64 ? last : last + 32) + 16), key);
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
            seed = hash_fold(load<uint64_t>(at) ^ hash_factor_1, load<uint64_t>(at + 8) ^ seed);
            other = hash_fold(load<uint64_t>(at + 16) ^ hash_factor_0, load<uint64_t>(at + 24) ^ other);
        }
        seed ^= other;
    }
    if (left > 16) {
        seed = hash_fold(load<uint64_t>(at) ^ hash_factor_1, load<uint64_t>(at + 8) ^ seed);
        rest = {load<uint64_t>(at + left - 16), load<uint64_t>(at + left - 8)};
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
    if (count > 16) return finish(absorb(key, load<Block>(at), key) ^ load<Block>(at + count - 16), key);
    Pair all = short_bytes(at, count);
    return finish(block_of(all.first, all.last) ^ key, key);
}

HashWay hash_begin() {
    const char* random = reinterpret_cast<const char*>(aux_value(sys::at_random));
    // The first 8 of the kernel's 16 random bytes are the stack protector's.
    hash_state.secret = random ? hash_word(load<uint64_t>(random + 8), load<uint64_t>(random)) : hash_factor_3;
    HashWay way = cpu_has_aes() ? HashWay::aes : HashWay::portable;
    hash_state.way.store_release(way); // acquire: hash_way
    return way;
}

uint64_t hash_random() {
    hash_way();
    return hash_word(hash_state.drawn.fetch_add(1), hash_state.secret);
}

} // namespace predawn

// Both ways of hashing bytes, and the hash of words, are of good quality: each bit of a value, and of the seed, changes
// each bit of the hash half of the time; values that differ little, as the keys of programs do, fall evenly into
// buckets made of the first bits, of the middle ones, and of the last; and no two hashes are the same.
// RUN: %unit -O2 %s -o %t && %t
#include <initializer_list>

#include "expect.h"
#include "runtime/hash.h"

using namespace predawn;

namespace {

using Hash = uint64_t (*)(const void* bytes, size_t count, uint64_t seed);

uint64_t word(const void* bytes, size_t, uint64_t seed) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return hash_word(value, seed);
}

uint64_t state = 88172645463325252;
uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

constexpr int samples = 4000;
// Of `samples` throws of a coin: the mean is half, and the standard deviation 32. Six of them are passed by chance once
// in 500 million.
constexpr int low = samples / 2 - 32 * 6, high = samples / 2 + 32 * 6;

// How often each bit of the hash changes with the one bit that `flip` changes.
template <typename Flip>
void check_bit(Hash hash, size_t count, Flip flip, const char* claim) {
    int changed[64] = {};
    for (int sample = 0; sample < samples; sample++) {
        uint64_t words[32], seed = next();
        for (uint64_t& w : words) w = next();
        uint64_t before = hash(words, count, seed);
        flip(reinterpret_cast<unsigned char*>(words), seed);
        uint64_t difference = before ^ hash(words, count, seed);
        for (int bit = 0; bit < 64; bit++) changed[bit] += difference >> bit & 1;
    }
    for (int of : changed) expect(of > low && of < high, claim);
}

void check_avalanche(Hash hash, size_t count) {
    for (size_t bit = 0; bit < count * 8; bit += count > 16 ? 13 : 1) {
        check_bit(hash, count, [&](unsigned char* bytes, uint64_t&) { bytes[bit / 8] ^= 1 << bit % 8; },
                  "each bit of a value changes each bit of its hash half of the time");
    }
    for (int bit = 0; bit < 64; bit++) {
        check_bit(hash, count, [&](unsigned char*, uint64_t& seed) { seed ^= uint64_t{1} << bit; },
                  "each bit of the seed does");
    }
}

constexpr int keys = 1 << 16, buckets = 1 << 10; // 64 in each

// The sum of (found - expected)^2 / expected has a mean of 1,023 and a standard deviation of 45.
void check_even(const uint64_t* hashes, int shift) {
    static int found[buckets];
    pd_memclr(found, sizeof found);
    for (int i = 0; i < keys; i++) found[hashes[i] >> shift & (buckets - 1)]++;
    int64_t sum = 0;
    for (int of : found) sum += (of - keys / buckets) * (of - keys / buckets);
    expect(sum / (keys / buckets) < buckets - 1 + 45 * 6, "keys fall evenly into buckets");
}

// The keys are written by `make`, from their number.
template <typename Make>
void check_keys(Hash hash, size_t count, Make make) {
    static uint64_t hashes[keys], sorted[1 << 18];
    for (uint64_t turn = 0; turn < 4; turn++) {
        uint64_t seed = turn == 0 ? 0 : next();
        for (int i = 0; i < keys; i++) {
            char key[64] = {};
            make(i, key);
            hashes[i] = hash(key, count, seed);
        }
        for (int shift : {54, 44, 20, 7, 0}) check_even(hashes, shift);
        pd_memclr(sorted, sizeof sorted);
        for (uint64_t h : hashes) { // a table of its own: with 65,536 keys no 64-bit hash comes twice
            size_t at = h >> 46;
            for (; sorted[at] != 0; at = (at + 1) % (1 << 18)) expect(sorted[at] != h, "no two hashes are the same");
            sorted[at] = h;
        }
    }
}

void check_patterns(Hash hash, size_t count) {
    auto put = [](char* key, uint64_t value) { memcpy(key, &value, sizeof value); };
    check_keys(hash, count, [&](uint64_t i, char* key) { put(key, i + 1); });
    for (int shift : {4, 12, 16, 32, 48}) {
        check_keys(hash, count, [&](uint64_t i, char* key) { put(key, (i + 1) << shift); });
    }
    check_keys(hash, count, [&](uint64_t i, char* key) { put(key, (i + 1) * 1000000007); });
    check_keys(hash, count, [&](uint64_t i, char* key) { put(key, ~i); });
    check_keys(hash, count, [&](uint64_t i, char* key) { put(key, 0x7f0000000000 + i * 48); }); // addresses
    check_keys(hash, count, [&](uint64_t i, char* key) { put(key, (i & 0xff) | (i & 0xff00) << 40); });
    if (count < 16) return;
    check_keys(hash, count, [&](uint64_t i, char* key) { put(key + count - 8, (i + 1) << 32); });
    check_keys(hash, count, [&](uint64_t i, char* key) { // text: digits behind a name
        memcpy(key, "key-", 4);
        for (size_t k = 4; k < count; k++, i /= 10) key[k] = static_cast<char>('0' + i % 10);
    });
}

// Of zeroes only the length tells; of a value and its beginning too.
void check_lengths(Hash hash) {
    static const char zeroes[300] = {};
    static uint64_t hashes[300];
    for (size_t count = 0; count < 300; count++) {
        hashes[count] = hash(zeroes, count, 1);
        for (size_t k = 0; k < count; k++) expect(hashes[k] != hashes[count], "the length is a part of the hash");
    }
}

} // namespace

void pd_main() {
    check_avalanche(word, 8);
    check_patterns(word, 8);
    const Hash ways[] = {hash_bytes_portable, hash_way() == HashWay::aes ? hash_bytes_aes : hash_bytes_portable};
    for (Hash hash : ways) {
        for (size_t count : {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 63, 64, 65, 100, 128, 200}) {
            check_avalanche(hash, count);
        }
        for (size_t count : {8, 11, 16, 20, 32, 40, 64}) check_patterns(hash, count);
        check_lengths(hash);
    }
    uint64_t first = hash_random(), second = hash_random();
    expect(first != second && hash_state.secret != 0, "random numbers differ");
}

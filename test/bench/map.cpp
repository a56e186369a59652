// map.cpp -- the work of map.c by absl::flat_hash_map, a hosted program: what the best library does on this machine.
#include <absl/container/flat_hash_map.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int64_t keys = 1000000, mixed = 4000000;

uint64_t state = 88172645463325252;

uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

std::vector<uint64_t> numbers(2 * keys);
std::vector<uint32_t> order(keys);
std::vector<std::string> texts(keys), others(keys), absent(keys);

std::chrono::steady_clock::time_point begin;

void end(const char* figure, int64_t count) {
    std::chrono::nanoseconds taken = std::chrono::steady_clock::now() - begin;
    std::printf("%s %lld %lld\n", figure, static_cast<long long>(taken.count()), static_cast<long long>(count));
}

void start() { begin = std::chrono::steady_clock::now(); }

void require(bool holds) {
    if (!holds) std::abort();
}

void prepare() {
    for (uint64_t& number : numbers) number = next();
    for (uint32_t i = 0; i < keys; i++) order[i] = i;
    for (uint32_t i = keys - 1; i > 0; i--) std::swap(order[i], order[next() % (i + 1)]);
    for (int64_t i = 0; i < keys; i++) {
        texts[i] = "key-0123456789abcdef";
        for (int k = 0; k < 16; k++) texts[i][4 + k] = "0123456789abcdef"[numbers[i] >> (60 - 4 * k) & 15];
        others[i] = absent[i] = texts[i];
        absent[i][0] = 'K';
    }
}

void measure_integers() {
    absl::flat_hash_map<uint64_t, int64_t> m;
    int64_t sum = 0;
    start();
    for (int64_t i = 0; i < keys; i++) m[numbers[i]] = i;
    end("map-insert", keys);
    start();
    for (int64_t i = 0; i < keys; i++) sum += m.find(numbers[order[i]])->second;
    end("map-hit", keys);
    start();
    for (int64_t i = 0; i < keys; i++) sum += m.find(numbers[keys + order[i]]) != m.end();
    end("map-miss", keys);
    start();
    for (const auto& entry : m) sum -= entry.second;
    end("map-iterate", keys);
    require(sum == 0);
    start();
    for (int64_t i = 0; i < keys; i++) m.erase(numbers[order[i]]);
    end("map-delete", keys);
    require(m.empty());
    start();
    for (int64_t i = 0; i < keys; i++) m[numbers[i]] = i;
    end("map-again", keys);
}

// Half lookups, a quarter each insertions and deletions, of twice as many keys as are there.
template <typename Map, typename KeyOf>
void measure_mix(const char* figure, KeyOf key_of) {
    Map m;
    int64_t found = 0;
    start();
    for (int64_t i = 0; i < mixed; i++) {
        uint64_t what = next();
        auto key = key_of(what);
        switch (what >> 62) {
        case 0: m[key] = i; break;
        case 1: m.erase(key); break;
        default: found += m.find(key) != m.end();
        }
    }
    end(figure, mixed);
    require(found > 0);
}

void measure_texts() {
    absl::flat_hash_map<std::string_view, int64_t> m;
    int64_t sum = 0;
    start();
    for (int64_t i = 0; i < keys; i++) m[texts[i]] = i;
    end("map-string-insert", keys);
    start();
    for (int64_t i = 0; i < keys; i++) sum += m.find(others[order[i]])->second - i;
    end("map-string-hit", keys);
    start();
    for (int64_t i = 0; i < keys; i++) sum += m.find(absent[order[i]]) != m.end();
    end("map-string-miss", keys);
    start();
    for (const auto& entry : m) sum += entry.second;
    end("map-string-iterate", keys);
    require(sum == keys * (keys - 1) / 2);
    start();
    for (int64_t i = 0; i < keys; i++) m.erase(others[order[i]]);
    end("map-string-delete", keys);
    require(m.empty());
}

} // namespace

int main() {
    prepare();
    measure_integers();
    measure_mix<absl::flat_hash_map<uint64_t, int64_t>>("map-mix", [](uint64_t what) { return what % keys; });
    measure_texts();
    measure_mix<absl::flat_hash_map<std::string_view, int64_t>>(
        "map-string-mix", [](uint64_t what) { return std::string_view(texts[what % (keys / 10)]); });
}

// Where the processor has no AES instructions maps work as well: the portable hash, forced here, finds the same.
// RUN: %unit -O2 %s -o %t && %t
// RUN: %unit-debug -O1 %s -o %t && %t
#include "expect.h"
#include "runtime/hash.h"

using namespace predawn;

namespace {

constexpr int keys = 100000;
const pd_type text = {16, &pd_alg_string, {"string", 6}, PD_KIND_STRING, 0, nullptr, 0};
const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, nullptr, 0};
const pd_map_type type = {&text, &integer};

pd_string text_of(int64_t i, char* to) {
    int64_t length = 0;
    for (int64_t rest = i; rest > 0; rest /= 10) to[length++] = static_cast<char>('0' + rest % 10);
    while (length < 5 + i % 40) to[length++] = '.';
    return {to, length};
}

} // namespace

void pd_main() {
    hash_begin();
    hash_state.way.store_relaxed(HashWay::portable);
    pd_map* m = pd_map_new(&type, 0);
    char buffer[64];
    for (int64_t i = 0; i < keys; i++) {
        pd_string key = text_of(i, buffer);
        *static_cast<int64_t*>(pd_map_put_string(m, pd_string_from_bytes(key.ptr, key.len))) = i;
    }
    expect(hash_way() == HashWay::portable, "it stays so");
    for (int64_t i = 0; i < 2 * keys; i++) {
        const int64_t* value = static_cast<int64_t*>(pd_map_find_string(m, text_of(i, buffer)));
        expect(i < keys ? value && *value == i : !value, "what was inserted is found, and nothing else");
    }
    pd_string key = text_of(7, buffer);
    uint64_t portable = pd_alg_string.hash(&key, sizeof key, 1);
    expect(portable == hash_bytes_portable(key.ptr, static_cast<size_t>(key.len), 1), "the hash is the portable one");
}

// One insertion hashes at most as many entries as a table has slots, 4,096, however large the map has become: growth
// never stalls for the whole of it. Nor does one among deletions.
// RUN: %cc -O2 %s -o %t && %t
#include "program.h"

enum { keys = 150000, slots_max = 4096 };

static int64_t calls;

static uint64_t own_hash(const void *value, size_t bytes, uint64_t seed) {
    calls++;
    return pd_alg_memory.hash(value, bytes, seed);
}
static bool own_equal(const void *a, const void *b, size_t bytes) { return pd_alg_memory.equal(a, b, bytes); }

static const pd_alg own = {own_hash, own_equal, 0, 0};
static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type key_type = {8, &own, {"main.Key", 8}, PD_KIND_INT, 0, 0, 0};
static const pd_map_type type = {&key_type, &integer};

static int64_t total, most;

static void put(pd_map *m, int64_t key) {
    calls = 0;
    *(int64_t *)pd_map_put(m, &key) = key;
    total += calls;
    if (calls > most) most = calls;
}

void pd_main(void) {
    pd_map *m = pd_map_new(&type, 0);
    for (int64_t i = 0; i < keys; i++) put(m, i);
    expect(most > slots_max / 2, "the map has grown by whole tables");
    expect(most <= slots_max, "one insertion moves one table");
    expect(total < 4 * keys, "all in all an entry is moved but a few times");
    for (int64_t i = 0; i < keys; i++) {
        pd_map_delete(m, &i);
        put(m, keys + i);
    }
    expect(most <= slots_max, "nor more among deletions");
    expect(pd_map_len(m) == keys, "nothing is lost");
}

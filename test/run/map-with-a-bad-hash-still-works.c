// Where a hash of the program's own gives few numbers, or one, a map is slow and right, and its memory is in proportion
// to its entries: the directory does not grow for keys that no number of bits can tell apart.
// RUN: %cc -O2 %s -o %t && %t
#include "program.h"

enum { keys = 8000, bytes_max = 4 << 20 };

static uint64_t numbers;

static uint64_t own_hash(const void *value, size_t bytes, uint64_t seed) {
    (void)bytes, (void)seed;
    return *(const uint64_t *)value % numbers;
}
static bool own_equal(const void *a, const void *b, size_t bytes) { return memcmp(a, b, bytes) == 0; }

static const pd_alg own = {own_hash, own_equal, 0, 0};
static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type key_type = {8, &own, {"main.Key", 8}, PD_KIND_INT, 0, 0, 0};
static const pd_map_type type = {&key_type, &integer};

static void check(uint64_t different) {
    numbers = different;
    int64_t before = resident_bytes();
    pd_map *m = pd_map_new(&type, 0);
    for (int64_t i = 0; i < keys; i++) *(int64_t *)pd_map_put(m, &i) = i;
    for (int64_t i = 0; i < keys; i++) {
        const int64_t *value = pd_map_find(m, &i);
        expect(value && *value == i, "each key is found");
    }
    int64_t visited = 0;
    pd_map_iterator it;
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) visited++;
    expect(visited == keys, "each is visited");
    for (int64_t i = 0; i < keys; i += 2) expect(pd_map_delete(m, &i), "each can be deleted");
    for (int64_t i = 0; i < keys; i++) expect((pd_map_find(m, &i) != 0) == i % 2, "the others stay");
    for (int64_t i = 0; i < keys; i += 2) *(int64_t *)pd_map_put(m, &i) = i;
    expect(pd_map_len(m) == keys, "all are there again");
    expect(resident_bytes() - before < bytes_max, "the memory is in proportion");
}

void pd_main(void) {
    check(1);
    check(2);
    check(7);
    check(1000);
}

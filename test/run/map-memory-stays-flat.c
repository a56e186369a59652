// Insertions and deletions in a map that keeps its size take no memory once it has settled, whatever the order in which
// keys come and go, also when iterations are given up in between.
// RUN: %cc -O2 %s -o %t && %t 3000000
#include "program.h"

enum { keys = 50000, flat_bytes = 1 << 20 };

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_map_type type = {&integer, &integer};
static uint64_t random_state = 88172645463325252;

static void put(pd_map *m, uint64_t key) { *(uint64_t *)pd_map_put_u64(m, key) = key; }

// A window of keys moves on: the oldest goes, a new one comes.
static void window(pd_map *m, uint64_t operations) {
    for (uint64_t i = 0; i < operations; i += 2) {
        expect(pd_map_delete_u64(m, i / 2), "the oldest is there");
        put(m, keys + i / 2);
    }
    for (uint64_t i = operations / 2; i < operations / 2 + keys; i++) expect(pd_map_delete_u64(m, i), "so are all");
}

// Any key goes, any comes.
static void at_random(pd_map *m, uint64_t operations) {
    for (uint64_t i = 0; i < operations; i++) {
        uint64_t what = random_next(&random_state), key = what % (2 * keys);
        if (what >> 63) put(m, key);
        else pd_map_delete_u64(m, key);
    }
}

// Takes out whatever an iteration begins with, as from a set of things to do.
static void taking_out(pd_map *m, uint64_t operations) {
    for (uint64_t i = 0; i < operations; i++) {
        pd_map_iterator it;
        pd_map_iterate(&it, m);
        uint64_t key = *(const uint64_t *)it.key;
        expect(pd_map_delete_u64(m, key), "what is visited is there");
        put(m, keys + i);
    }
}

static void check(void (*churn)(pd_map *, uint64_t), uint64_t operations) {
    pd_map *m = pd_map_new(&type, 0);
    for (uint64_t i = 0; i < keys; i++) put(m, i);
    churn(m, operations); // a table that is more than 3/4 full may be split instead of being cleared
    pd_map_clear(m);
    for (uint64_t i = 0; i < keys; i++) put(m, i);
    int64_t before = resident_bytes();
    churn(m, operations);
    expect(resident_bytes() - before < flat_bytes, "the memory stays flat");
}

void pd_main(void) {
    uint64_t operations = (uint64_t)pd_atoi(pd_argv()[1]);
    check(window, operations);
    check(at_random, operations);
    check(taking_out, operations / 10);
}

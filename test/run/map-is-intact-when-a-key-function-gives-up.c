// A hash or an equality of the program's own may end in the middle of an insertion, a deletion, a lookup or a growth,
// or park there: the map is as it was before, an attempt again succeeds, and its memory stays flat.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

enum { keys = 3000 };

static int64_t until_end = -1; // calls until one ends its goroutine; below 0: none does
static bool parks;

static void called(void) {
    if (parks) pd_gosched();
    if (until_end >= 0 && until_end-- == 0) pd_goexit();
}

static uint64_t own_hash(const void *value, size_t bytes, uint64_t seed) {
    called();
    return pd_alg_memory.hash(value, bytes, seed);
}

static bool own_equal(const void *a, const void *b, size_t bytes) {
    called();
    return pd_alg_memory.equal(a, b, bytes);
}

static const pd_alg own = {own_hash, own_equal, 0, 0};
static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type key_type = {8, &own, {"main.Key", 8}, PD_KIND_INT, 0, 0, 0};
static const pd_map_type type = {&key_type, &integer};

static pd_map *m;
static bool done;

static void put(void *arg) {
    pd_map_set(m, arg, arg);
    done = true;
}

static void delete(void *arg) {
    pd_map_delete(m, arg);
    done = true;
}

static void find(void *arg) {
    expect(pd_map_find(m, arg) == 0, "what is not there is not found");
    done = true;
}

// Calls it in goroutines that end in the first call of a key function, in the second, ... until one gets through.
static int64_t try(void (*what)(void *), int64_t key) {
    int64_t tries = 0;
    for (done = false; !done; tries++) {
        int64_t length = pd_map_len(m);
        until_end = tries;
        pd_go(what, &key);
        await_goroutines(1);
        until_end = -1;
        expect(done || pd_map_len(m) == length, "nothing has changed");
        if (tries % 50 == 0) {
            int64_t zero = 0;
            expect(pd_map_find(m, &zero) != 0, "what was there is found");
        }
    }
    return tries;
}

void pd_main(void) {
    m = pd_map_new(&type, 0);
    int64_t tries_max = 0;
    for (int64_t i = 0; i < keys; i++) {
        // Each seventh is tried in all ways, and each at which the map grows, up to 500 entries.
        bool grows = i < 500 && (i & (i + i / 7)) == 0;
        if (i > 0 && (i % 7 == 0 || grows || (i > 440 && i < 460))) {
            int64_t tries = try(put, i);
            if (tries > tries_max) tries_max = tries;
            try(delete, i);
            try(find, i);
        }
        pd_map_set(m, &i, &i);
    }
    expect(tries_max > 400, "a growth calls the hash for each entry");
    for (int64_t i = 0; i < keys; i++) {
        const int64_t *value = pd_map_find(m, &i);
        expect(value && *value == i, "every key is there");
    }
    int64_t before = resident_bytes(), next = keys;
    parks = true;
    for (int k = 0; k < 20; k++, next++) {
        pd_map_set(m, &next, &next);
        expect(pd_map_delete(m, &next), "a key function may park");
    }
    parks = false;
    expect(resident_bytes() - before < 1 << 20, "that takes no memory");
}

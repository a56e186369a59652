// J4: an iteration visits every key that stays exactly once and no key twice, whatever is inserted and deleted while it
// runs: growth of small tables and of the directory, deletions of what was and was not visited, updates, a clear.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

enum { keys_max = 100000 };

static const pd_type integer = {8, &pd_alg_memory, {"int", 3}, PD_KIND_INT, 0, 0, 0};
static const pd_type number = {8, &pd_alg_float64, {"float64", 7}, PD_KIND_FLOAT64, 0, 0, 0};
static const pd_map_type of_integers = {&integer, &integer}, of_numbers = {&number, &integer};

static uint64_t random_state = 88172645463325252;
static bool by_number; // the keys are float64, which are looked at by their type's functions
static unsigned char visits[keys_max];
static bool deleted[keys_max];

static uint64_t key_of(int64_t i) {
    double number = (double)i;
    uint64_t bits = (uint64_t)i;
    if (by_number) memcpy(&bits, &number, sizeof bits);
    return bits;
}

static int64_t number_of(const void *key) {
    double number;
    memcpy(&number, key, sizeof number);
    return by_number ? (int64_t)number : *(const int64_t *)key;
}

static void set(pd_map *m, int64_t i) {
    uint64_t key = key_of(i);
    int64_t value = i * 3;
    pd_map_set(m, &key, &value);
}

static bool delete(pd_map *m, int64_t i) {
    uint64_t key = key_of(i);
    return pd_map_delete(m, &key);
}

static pd_map *map_of(int64_t count) {
    pd_map *m = pd_map_new(by_number ? &of_numbers : &of_integers, 0);
    for (int64_t i = 0; i < count; i++) set(m, i);
    pd_memclr(visits, sizeof visits);
    pd_memclr(deleted, sizeof deleted);
    return m;
}

static int64_t visit(const pd_map_iterator *it) {
    int64_t i = number_of(it->key);
    expect(i >= 0 && i < keys_max && !deleted[i], "what was deleted is not visited");
    expect(visits[i]++ == 0, "no key is visited twice");
    expect(*(int64_t *)it->value % 3 == 0, "the value is the key's");
    return i;
}

// All below `count` that stay are there, and were visited.
static void all_visited(int64_t count) {
    for (int64_t i = 0; i < count; i++) expect(deleted[i] || visits[i] == 1, "every key that stays is visited");
}

// `per_visit` new keys at each entry: the tables double, then split, under the iteration.
static void grow_while_iterating(int64_t count, int64_t per_visit) {
    pd_map *m = map_of(count);
    int64_t made = count;
    pd_map_iterator it;
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) {
        visit(&it);
        for (int64_t k = 0; k < per_visit && made < keys_max; k++) set(m, made++);
    }
    all_visited(count);
    expect(pd_map_len(m) == made, "nothing is lost");
}

static void delete_while_iterating(int64_t count) {
    pd_map *m = map_of(count);
    pd_map_iterator it;
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) {
        int64_t i = visit(&it), other = (int64_t)(random_next(&random_state) % (uint64_t)count);
        if (i % 3 == 0) expect(delete(m, i), "what is visited can be deleted");
        if (delete(m, other)) deleted[other] = true;
    }
    for (int64_t i = 0; i < count; i += 3) deleted[i] = deleted[i] || visits[i] == 1;
    all_visited(count);
}

// Inserts, deletes, updates at random; several iterations of the same map are on their way at once.
static void all_at_once(int64_t count) {
    pd_map *m = map_of(count);
    int64_t made = count;
    pd_map_iterator it, others[3];
    for (int k = 0; k < 3; k++) pd_map_iterate(&others[k], m);
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) {
        int64_t i = visit(&it);
        for (int k = 0; k < 4 && made < keys_max; k++) set(m, made++);
        int64_t other = (int64_t)(random_next(&random_state) % (uint64_t)made);
        if (delete(m, other)) deleted[other] = true;
        if (!deleted[i]) set(m, i);
        pd_map_next(&others[made % 3]);
    }
    all_visited(count);
}

// After a clear nothing of before is visited; what is inserted then may be, once.
static void clear_while_iterating(int64_t count, int64_t grown) {
    pd_map *m = map_of(count);
    pd_map_iterator it;
    pd_map_iterate(&it, m);
    for (int64_t k = 0; k < count / 2; k++) {
        visit(&it);
        pd_map_next(&it);
    }
    for (int64_t i = count; i < count + grown; i++) set(m, i);
    pd_map_clear(m);
    expect(pd_map_len(m) == 0, "nothing is left");
    for (int64_t i = 0; i < count + grown; i++) deleted[i] = true;
    for (int64_t i = count + grown; i < count + grown + 10; i++) set(m, i);
    pd_map_next(&it);
    for (; it.key; pd_map_next(&it)) visit(&it);
    pd_map_next(&it);
    expect(!it.key && !it.value, "the end stays the end");
}

static void small_sizes(void) {
    for (int64_t count = 0; count <= 40; count++) {
        grow_while_iterating(count, 0);
        grow_while_iterating(count, 1);
        grow_while_iterating(count, 100);
        delete_while_iterating(count ? count : 1);
        all_at_once(count);
        clear_while_iterating(count, 0);
        clear_while_iterating(count, 1000);
    }
}

void pd_main(void) {
    for (int turn = 0; turn < 2; turn++) {
        by_number = turn == 1;
        small_sizes();
        grow_while_iterating(3000, 20);
        grow_while_iterating(40000, 2);
        delete_while_iterating(50000);
        all_at_once(20000);
        clear_while_iterating(30000, 30000);
    }
    pd_map_iterator it;
    pd_map_iterate(&it, 0);
    expect(!it.key, "the nil map is empty");
}

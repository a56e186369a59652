// A map does what a plain array would: insertions, updates, deletions, lookups and clears in a random order, by keys of
// every kind and size, with the length, the values and an iteration compared all along.
// RUN: %cc -O2 %s -o %t && %each-mmax %t
#include "program.h"

enum { keys_max = 3000, steps = 60000, bytes_max = 1200 };

// Key number i is `bytes` bytes made from i; the model has one entry for each number.
typedef struct Model {
    bool present[keys_max];
    uint64_t value[keys_max];
    int64_t count;
} Model;

typedef struct Kind {
    pd_type key, value;
    pd_map_type type;
    int64_t keys; // how many different ones
} Kind;

static uint64_t random_state = 88172645463325252;
static char texts[keys_max][24];

static uint64_t own_hash(const void *value, size_t bytes, uint64_t seed) {
    (void)seed;
    const unsigned char *at = value;
    return bytes > 0 ? at[0] : 7; // few numbers, no seed: the worst that is still right
}
static bool own_equal(const void *a, const void *b, size_t bytes) { return memcmp(a, b, bytes) == 0; }
static const pd_alg own_alg = {own_hash, own_equal, 0, 0};

static void make_key(const Kind *kind, int64_t i, void *to) {
    if (kind->key.alg == &pd_alg_string) {
        char *text = texts[i];
        int64_t length = i == 0 ? 0 : i < 256 ? 1 : 2 + i % 22;
        for (int64_t k = 0; k < length; k++) text[k] = (char)(k < 2 ? i >> k * 8 : k);
        pd_string s = {text, length};
        memcpy(to, &s, sizeof s);
    } else if (kind->key.alg == &pd_alg_float64) {
        double number = (double)i / 3;
        memcpy(to, &number, sizeof number);
    } else {
        unsigned char *bytes = to;
        for (size_t k = 0; k < kind->key.bytes; k++) bytes[k] = (unsigned char)(k < 4 ? (size_t)i >> k * 8 : k * 3);
    }
}

static void make_value(const Kind *kind, uint64_t value, void *to) {
    unsigned char *bytes = to;
    for (size_t k = 0; k < kind->value.bytes; k++) bytes[k] = (unsigned char)(value >> k % 8 * 8);
}

static int64_t number_of(const Kind *kind, const void *key) {
    static char other[bytes_max];
    for (int64_t i = 0; i < kind->keys; i++) {
        make_key(kind, i, other);
        if (kind->key.alg->equal(key, other, kind->key.bytes)) return i;
    }
    return -1;
}

static void compare_iteration(const Kind *kind, pd_map *m, const Model *model) {
    static bool seen[keys_max];
    static char value[bytes_max];
    pd_memclr(seen, sizeof seen);
    int64_t count = 0;
    pd_map_iterator it;
    for (pd_map_iterate(&it, m); it.key; pd_map_next(&it)) {
        int64_t i = number_of(kind, it.key);
        expect(i >= 0 && model->present[i], "an iteration visits what is there");
        expect(!seen[i], "an iteration visits a key once");
        make_value(kind, model->value[i], value);
        expect(memcmp(it.value, value, kind->value.bytes) == 0, "an iteration shows the value");
        seen[i] = true;
        count++;
    }
    expect(count == model->count, "an iteration visits all");
}

static void one_step(const Kind *kind, pd_map *m, Model *model, bool growing) {
    static char key[bytes_max], value[bytes_max], got[bytes_max];
    int64_t i = (int64_t)(random_next(&random_state) % (uint64_t)kind->keys);
    uint64_t what = random_next(&random_state) % 16;
    make_key(kind, i, key);
    if (what < (growing ? 9 : 4)) {
        uint64_t number = random_next(&random_state);
        make_value(kind, number, value);
        pd_map_set(m, key, value);
        model->count += !model->present[i];
        model->present[i] = true;
        model->value[i] = number;
    } else if (what < 12) {
        bool removed = what % 2 ? pd_map_delete(m, key) : pd_map_set_or_delete(m, key, 0, false);
        expect(removed == model->present[i], "a deletion tells if there was an entry");
        model->count -= model->present[i];
        model->present[i] = false;
    } else {
        expect(pd_map_get(m, key, got) == model->present[i], "a lookup finds what is there, and nothing else");
        make_value(kind, model->present[i] ? model->value[i] : 0, value);
        expect(memcmp(got, value, kind->value.bytes) == 0, "a lookup gives the value, or zeroes");
        expect((pd_map_find(m, key) != 0) == model->present[i], "the address is null where there is no entry");
    }
    expect(pd_map_len(m) == model->count, "the length counts the entries");
}

static void compare(const pd_alg *alg, size_t key_bytes, size_t value_bytes, int64_t keys) {
    static Model model;
    static Kind kind;
    kind = (Kind){{key_bytes, alg, {"key", 3}, PD_KIND_STRUCT, 0, 0, 0},
                  {value_bytes, &pd_alg_none, {"value", 5}, PD_KIND_STRUCT, 0, 0, 0}, {0, 0}, keys};
    kind.type = (pd_map_type){&kind.key, &kind.value};
    pd_memclr(&model, sizeof model);
    pd_map *m = pd_map_new(&kind.type, keys % 2 ? 100 : 0);
    for (int step = 0; step < steps; step++) {
        one_step(&kind, m, &model, step / 5000 % 2 == 0);
        if (step % 20000 == 9999) compare_iteration(&kind, m, &model);
        if (step == 40000) {
            pd_map_clear(m);
            pd_memclr(&model, sizeof model);
        }
    }
    compare_iteration(&kind, m, &model);
}

void pd_main(void) {
    compare(&pd_alg_memory, 8, 8, keys_max);
    compare(&pd_alg_memory, 4, 8, keys_max);
    compare(&pd_alg_memory, 4, 1, keys_max - 1);
    compare(&pd_alg_memory, 2, 0, keys_max);
    compare(&pd_alg_memory, 1, 16, 256);
    compare(&pd_alg_memory, 0, 8, 1);
    compare(&pd_alg_memory, 0, 0, 1);
    compare(&pd_alg_memory, 12, 20, 500);
    compare(&pd_alg_memory, 300, 3, 999);
    compare(&pd_alg_memory, 8, 1200, 700);
    compare(&pd_alg_memory, 1200, 1200, 300);
    compare(&pd_alg_string, 16, 8, keys_max);
    compare(&pd_alg_float64, 8, 8, keys_max);
    compare(&own_alg, 8, 8, 400);
    compare(&own_alg, 0, 4, 1);
    compare(&own_alg, 33, 7, 300);
}
